import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { WatchedFolders } from '../../watching/watched-folders.service.js';
import { Access } from '../access/access.decorator.js';
import { WatchedFolderListResponse, WatchedFolderResponse, folderView } from './responses.js';

const FOLDER_ID = { name: 'id', description: 'Identifier of a watched folder.' };

/** For operators alone: these are paths of a machine, and to accept removals hides books. */
@ApiTags('watched folders')
@Access('admin')
@Controller('watched-folders')
export class WatchedFoldersController {
  constructor(private readonly folders: WatchedFolders) {}

  @Get()
  @ApiOperation({ summary: 'The folders that the library follows or followed, and what came of them.' })
  @ApiOkResponse({ type: WatchedFolderListResponse })
  async list(): Promise<WatchedFolderListResponse> {
    return { results: (await this.folders.list()).map(folderView) };
  }

  @Post(':id/accept-removals')
  @HttpCode(200)
  @ApiParam(FOLDER_ID)
  @ApiOperation({ summary: 'Accept that books are gone: the next look at the folder hides them.' })
  @ApiOkResponse({ type: WatchedFolderResponse })
  @ApiConflictResponse({ description: '`watch.nothing_held`: no removals wait.' })
  async acceptRemovals(@Param('id') id: string): Promise<WatchedFolderResponse> {
    return folderView(await this.folders.acceptHeldRemovals(id));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiParam(FOLDER_ID)
  @ApiOperation({ summary: 'Take a folder off the list that nobody watches; its books stay in the library.' })
  @ApiNoContentResponse({ description: 'It is off the list.' })
  @ApiConflictResponse({ description: '`watch.folder_held`: a process watches it.' })
  async forget(@Param('id') id: string): Promise<void> {
    await this.folders.forget((await this.folders.get(id)).path, 'id');
  }
}
