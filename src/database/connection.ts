/** How to reach a database: an address with credentials, or a URL. */
export type DatabaseConnection =
  | {
      /** Host name, or the folder of a Unix socket. */
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly database: string;
      readonly password?: string;
    }
  | { readonly url: string };
