import { Injectable } from '@nestjs/common';
import { isUuid } from '../database/is-uuid.js';
import { UserError } from '../errors/errors.js';
import { endedAmong, ownerText } from './folder-claims.js';
import { folderHeld, folderUnknown } from './watch-problems.js';
import { WatchedFoldersRepository } from './watched-folders.repository.js';
import type { FolderStatus } from './watched-folders.repository.js';

/** What people see of watched folders, and may do with them. */
@Injectable()
export class WatchedFolders {
  constructor(private readonly folders: WatchedFoldersRepository) {}

  /** Folders that are watched or were, by path. */
  list(): Promise<FolderStatus[]> {
    return this.folders.status();
  }

  /** @throws {UserError} `watch.folder_unknown` */
  async get(id: string): Promise<FolderStatus> {
    const found = isUuid(id)
      ? (await this.list()).find((folder) => folder.id === id.toLowerCase())
      : undefined;
    if (!found) throw folderUnknown(id, 'id');
    return found;
  }

  /**
   * Takes a folder off the list. Its books stay in the library.
   *
   * @param field What errors call the folder.
   * @throws {UserError} `watch.folder_unknown`, `watch.folder_held`
   */
  async forget(path: string, field = path): Promise<void> {
    const owners = await this.folders.owners([path]);
    const [known] = owners;
    if (!known) throw folderUnknown(path, field);
    if (!(await this.folders.forget(path, endedAmong(owners)))) {
      throw folderHeld(path, ownerText(known.owner ?? ''), field);
    }
  }

  /** The next look at a folder hides the books that are gone, whichever process makes it. */
  async acceptRemovals(path: string): Promise<void> {
    if (!(await this.folders.acceptRemovals(path))) throw folderUnknown(path);
  }

  /**
   * The same for removals that wait for it: who has seen how many are gone.
   *
   * @throws {UserError} `watch.folder_unknown`, `watch.nothing_held`
   */
  async acceptHeldRemovals(id: string): Promise<FolderStatus> {
    const { path, heldRemovals } = await this.get(id);
    if (heldRemovals === 0) {
      throw new UserError('watch.nothing_held', 'No removals of this folder wait to be accepted.', {
        fault: 'conflict',
        field: 'id',
        hint: 'Look at the list again: the books may be back, or hidden already.',
      });
    }
    await this.acceptRemovals(path);
    return this.get(id);
  }
}
