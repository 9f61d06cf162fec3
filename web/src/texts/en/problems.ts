/** What a person is told about an error that the server did not word itself. */
export const problems = {
  noAnswer: {
    title: 'The server does not answer',
    detail: 'Nothing was lost. The page tries again by itself as soon as the server is back.',
  },
  onTheWay: (status: number) => ({
    title: 'The request did not reach the server',
    detail: `Something in front of it answered ${status}. Ask an operator of the server.`,
  }),
  unknown: {
    title: 'The page made a mistake',
    detail: 'Reload the page. If it happens again, the log of the browser says more.',
  },
  notFound: { title: 'There is nothing here', detail: 'The address is wrong, or what it named was deleted.' },
  code: 'Error code',
  requestId: 'Number of the request in the log',
};
