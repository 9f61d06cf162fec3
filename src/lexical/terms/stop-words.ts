/**
 * Words of English that say how a question is asked, not what about. They are in the index, because some are key words
 * of programs (`for`, `with`, `not`), but a query asks for them only when it has nothing else.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the this that these those i me my we us our you your he she it its they them their ' +
    'is are was were be been being am do does did done doing have has had having can could may might must shall ' +
    'should will would of to in on at by for from with without into onto about as and or but not no nor so if then ' +
    'than there here what which who whom whose when where why how all any both each few more most other some such ' +
    "only own same too very just also again once don't doesn't didn't can't cannot isn't aren't won't i'm it's " +
    'get got want need use using used way make like please'
  ).split(' '),
);
