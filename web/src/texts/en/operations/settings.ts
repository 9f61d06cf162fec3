export const settings = {
  about:
    'The settings that this process uses. They are changed in its environment or its .env file, and take effect when it starts again.',
  find: 'Find a setting',
  onlySet: 'Only those that are set',
  isSet: 'set',
  secret: 'secret',
  isSetSecret: 'set; its value is shown nowhere',
  notSetSecret: 'not set',
  default: (value: string) => `Default: ${value}`,
  empty: 'empty',
  none: 'No setting matches.',
  shown: (count: string, all: string) => `${count} of ${all}`,
};
