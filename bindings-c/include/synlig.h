/*
 * synlig.h: the C library of Synlig.
 *
 * This file is made of the source; changes go there. What holds for all functions:
 *
 * 1. Handles. What you get is a pointer to something opaque. Each is freed once, by the function that
 *    the first line of its description names. Freeing NULL does nothing. Nothing else frees anything,
 *    and no function but a free function takes a handle away from you.
 * 2. Texts in are a pointer and a length in bytes, UTF-8, and need no zero byte at the end. NULL goes
 *    with length 0. They are read during the call and never kept: what is needed later is copied.
 * 3. Texts out are either a synlig_buffer, which you own and free, or a synlig_str, which belongs to
 *    the handle it was asked of and stays as long as that handle is neither freed nor changed.
 * 4. Statuses. Almost every function returns one: SYNLIG_OK, which is 0, or the code of the first
 *    thing that is wrong. Codes are never reused, and new ones may come: treat one that you do not
 *    know as a failure. Functions that return something else cannot fail in a way you would have to
 *    know.
 * 5. Errors. A last parameter error may be NULL. Otherwise, where the call fails, *error is given an
 *    error that you free; where it succeeds, *error is left as it was. Set it to NULL before the first
 *    call and after you freed it.
 * 6. Results are written where the call succeeds, and nowhere otherwise. No pointer to a result may be
 *    NULL.
 * 7. Days are integers YYYYMMDD between 19000101 and 21991231; 0 is no day. Words, such as a cell or
 *    how an action stands, are integers of 32 bits with the names below; those that you pass are
 *    checked, and of those that you get there may be new ones one day.
 * 8. Threads. A handle that a function takes as const is only read, and any number of threads may read
 *    one handle at once: one engine serves all. A handle that is taken without const is changed: no
 *    other call may use it at the same time. There is no state but that of handles: none of the
 *    process, none of a thread. There are no callbacks; nothing is read from or written to files, the
 *    terminal, the network or a clock.
 * 9. Faults inside. No panic leaves the library. Should one happen, which would be a fault of ours,
 *    the call returns SYNLIG_ABI_PANICKED and writes nothing, and the handle that it was changing, if
 *    it was changing one, refuses everything but being freed. All other handles go on working.
 * 10. Misuse. NULL, a length that no text can have, a handle of another type, one that is poisoned, or
 *    one that another call is changing, gives a status wherever it can be noticed. What no library can
 *    notice is yours to keep: pointers that point where they say, lengths that are not too long,
 *    handles that have not been freed.
 * 11. Memory. All memory of the library, and so everything that held a case or a decision, is wiped
 *    when it is freed. Copies that you make are yours to wipe; so is what a debugger, a core dump or
 *    the swap keeps. Where memory runs out inside, the process ends, as it does in Rust.
 * 12. What stays. SYNLIG_ABI_VERSION is the number of the ABI and of the soname. Within it functions
 *    and codes are added, and nothing is taken away or changes its meaning. Numbers of facts, events,
 *    services, actions, ladders and checklists belong to one engine: keep ids, and look numbers up
 *    anew.
 */

#ifndef SYNLIG_H
#define SYNLIG_H

#include <stddef.h>
#include <stdint.h>

/** What a call came to: `SYNLIG_OK`, or the code of what is wrong. */
typedef int32_t synlig_status;

enum {
    /** the call succeeded */
    SYNLIG_OK = 0,
    /** a pointer is NULL that may not be */
    SYNLIG_ABI_NULL_POINTER = 1,
    /** a pointer does not stand where a value of its type can */
    SYNLIG_ABI_MISALIGNED = 2,
    /** a length that no text can have */
    SYNLIG_ABI_WRONG_LENGTH = 3,
    /** an id is not UTF-8 */
    SYNLIG_ABI_INVALID_UTF8 = 4,
    /** a handle of another type, or one that was freed */
    SYNLIG_ABI_WRONG_HANDLE = 5,
    /** another call is changing the handle */
    SYNLIG_ABI_IN_USE = 6,
    /** a call that was changing the handle failed inside; only freeing it is left */
    SYNLIG_ABI_POISONED = 7,
    /** a fault of this library; nothing was written */
    SYNLIG_ABI_PANICKED = 8,
    /** there is no memory for a copy of the text */
    SYNLIG_ABI_OUT_OF_MEMORY = 9,
    /** there is nothing of this id, number or place */
    SYNLIG_ABI_NOT_FOUND = 10,
    /** an integer that is none of those declared for this */
    SYNLIG_ABI_INVALID_VALUE = 11,
    /** not a day YYYYMMDD between 19000101 and 21991231 */
    SYNLIG_ABI_INVALID_DATE = 12,
    /** the decision was made by other rules than those of this engine */
    SYNLIG_ABI_WRONG_ENGINE = 13,
    /** the text of the rule set is not UTF-8 */
    SYNLIG_RULES_INVALID_UTF8 = 1001,
    /** the text of the rule set is not JSON */
    SYNLIG_RULES_INVALID_JSON = 1002,
    /** an object of the rule set has a key twice */
    SYNLIG_RULES_DUPLICATE_KEY = 1003,
    /** the text of the rule set is longer than the limit */
    SYNLIG_RULES_TOO_LARGE = 1004,
    /** the rule set nests deeper than the limit */
    SYNLIG_RULES_TOO_DEEP = 1005,
    /** the rule set is written in a language version that this engine does not read */
    SYNLIG_RULES_LANGUAGE_VERSION = 1101,
    /** a key that the language does not have */
    SYNLIG_RULES_UNKNOWN_KEY = 1102,
    /** a key that must be there is missing */
    SYNLIG_RULES_MISSING_KEY = 1103,
    /** a JSON value of another type than the language wants here */
    SYNLIG_RULES_TYPE = 1104,
    /** a value that the language does not allow here */
    SYNLIG_RULES_VALUE = 1105,
    /** a text lacks a language that it must have, or is empty */
    SYNLIG_RULES_TEXT = 1106,
    /** an id that is not spelled as ids are */
    SYNLIG_RULES_INVALID_ID = 1107,
    /** a name that is a word of the language */
    SYNLIG_RULES_RESERVED_NAME = 1108,
    /** two items of a list have one id, or a list names one thing twice */
    SYNLIG_RULES_DUPLICATE_ITEM = 1109,
    /** a length of time that cannot be read */
    SYNLIG_RULES_DURATION = 1110,
    /** lengths of time whose units do not mix */
    SYNLIG_RULES_DURATION_UNITS = 1111,
    /** a number or length of time outside its range */
    SYNLIG_RULES_RANGE = 1112,
    /** not a date between 1900-01-01 and 2199-12-31 */
    SYNLIG_RULES_DATE = 1113,
    /** the last day is before the first */
    SYNLIG_RULES_DATES_REVERSED = 1114,
    /** two versions of one item hold on the same day */
    SYNLIG_RULES_VERSIONS_OVERLAP = 1115,
    /** not a version, or not a range of versions */
    SYNLIG_RULES_VERSION = 1116,
    /** a key that does not go with, or needs, `extends` */
    SYNLIG_RULES_EXTENDS = 1117,
    /** a law that is not of one of the three forms */
    SYNLIG_RULES_LAW = 1118,
    /** a fact that is declared nowhere */
    SYNLIG_RULES_UNKNOWN_FACT = 1201,
    /** an event that is declared nowhere */
    SYNLIG_RULES_UNKNOWN_EVENT = 1202,
    /** a service that is declared nowhere */
    SYNLIG_RULES_UNKNOWN_SERVICE = 1203,
    /** a source that is declared nowhere */
    SYNLIG_RULES_UNKNOWN_SOURCE = 1204,
    /** an action that is declared nowhere */
    SYNLIG_RULES_UNKNOWN_ACTION = 1205,
    /** a consent that is declared nowhere */
    SYNLIG_RULES_UNKNOWN_CONSENT = 1206,
    /** a parameter that is declared nowhere */
    SYNLIG_RULES_UNKNOWN_PARAMETER = 1207,
    /** an outcome that is declared nowhere */
    SYNLIG_RULES_UNKNOWN_OUTCOME = 1208,
    /** the event of a ladder does not have its levels and `closed` as outcomes */
    SYNLIG_RULES_LADDER_EVENT = 1209,
    /** an immediate duty may not wait for a consent */
    SYNLIG_RULES_IMMEDIATE_NEEDS_CONSENT = 1210,
    /** an immediate duty may not be held back */
    SYNLIG_RULES_IMMEDIATE_HELD_BACK = 1211,
    /** a duty that nobody has to carry out */
    SYNLIG_RULES_MUST_WITHOUT_SERVICE = 1212,
    /** items that depend on themselves */
    SYNLIG_RULES_CYCLE = 1213,
    /** a character that expressions do not have */
    SYNLIG_EXPR_CHARACTER = 2001,
    /** an expression that cannot be read */
    SYNLIG_EXPR_SYNTAX = 2002,
    /** a chain of comparisons */
    SYNLIG_EXPR_CHAIN = 2003,
    /** something that cannot be compared */
    SYNLIG_EXPR_NOT_COMPARABLE = 2004,
    /** a type or an operator that does not fit */
    SYNLIG_EXPR_TYPE = 2005,
    /** an expression longer than the limit */
    SYNLIG_EXPR_TOO_LONG = 2006,
    /** an expression that nests deeper than the limit */
    SYNLIG_EXPR_TOO_DEEP = 2007,
    /** a number outside the range of what it is compared with */
    SYNLIG_EXPR_OUT_OF_RANGE = 2008,
    /** an outcome that comes later than the rule that uses it */
    SYNLIG_EXPR_STAGE = 2009,
    /** a form that only laws may use */
    SYNLIG_EXPR_LAW_ONLY = 2010,
    /** a word of the visibility matrix where there is none */
    SYNLIG_EXPR_NO_VISIBILITY = 2011,
    /** a fact that is declared nowhere */
    SYNLIG_EXPR_UNKNOWN_FACT = 2101,
    /** an event that is declared nowhere */
    SYNLIG_EXPR_UNKNOWN_EVENT = 2102,
    /** a ladder that is declared nowhere */
    SYNLIG_EXPR_UNKNOWN_LADDER = 2103,
    /** a definition that is declared nowhere */
    SYNLIG_EXPR_UNKNOWN_DEFINITION = 2104,
    /** a consent that is declared nowhere */
    SYNLIG_EXPR_UNKNOWN_CONSENT = 2105,
    /** an action that is declared nowhere */
    SYNLIG_EXPR_UNKNOWN_ACTION = 2106,
    /** a parameter that is declared nowhere */
    SYNLIG_EXPR_UNKNOWN_PARAMETER = 2107,
    /** a value that what it is compared with does not have */
    SYNLIG_EXPR_UNKNOWN_VALUE = 2108,
    /** the rule set that this one extends is not there */
    SYNLIG_OVERLAY_MISSING_BASE = 3001,
    /** the rule set that this one extends has another version */
    SYNLIG_OVERLAY_VERSION = 3002,
    /** rule sets that extend each other */
    SYNLIG_OVERLAY_CYCLE = 3003,
    /** the rule set that this one extends is of another country */
    SYNLIG_OVERLAY_COUNTRY = 3004,
    /** an item to replace or remove that the base does not have */
    SYNLIG_OVERLAY_UNKNOWN_ITEM = 3005,
    /** a parameter to set that the base does not have */
    SYNLIG_OVERLAY_UNKNOWN_PARAMETER = 3006,
    /** an item to add that the base already has */
    SYNLIG_OVERLAY_ALREADY_THERE = 3007,
    /** a change to what national law has fixed */
    SYNLIG_OVERLAY_FIXED = 3008,
    /** a law of the base cannot be removed or replaced */
    SYNLIG_OVERLAY_LAW = 3009,
    /** a rule set that another one uses is not there */
    SYNLIG_COMPOSE_MISSING_RULES = 4001,
    /** a rule set that another one uses has another version */
    SYNLIG_COMPOSE_VERSION = 4002,
    /** one rule set is there twice */
    SYNLIG_COMPOSE_TWICE = 4003,
    /** rule sets of several countries */
    SYNLIG_COMPOSE_COUNTRY = 4004,
    /** one thing is declared in two ways */
    SYNLIG_COMPOSE_NOT_ALIKE = 4005,
    /** two rule sets declare one id */
    SYNLIG_COMPOSE_CLASH = 4006,
    /** two rule sets have a visibility */
    SYNLIG_COMPOSE_TWO_VISIBILITIES = 4007,
    /** the text of the case is not UTF-8 */
    SYNLIG_CASE_INVALID_UTF8 = 5001,
    /** the text of the case is not JSON */
    SYNLIG_CASE_INVALID_JSON = 5002,
    /** an object of the case has a key twice */
    SYNLIG_CASE_DUPLICATE_KEY = 5003,
    /** the text of the case is longer than the limit */
    SYNLIG_CASE_TOO_LARGE = 5004,
    /** the case nests deeper than the limit */
    SYNLIG_CASE_TOO_DEEP = 5005,
    /** a JSON value of another type than a case has here */
    SYNLIG_CASE_TYPE = 5101,
    /** a field that a case does not have */
    SYNLIG_CASE_UNKNOWN_FIELD = 5102,
    /** the day of the decision is missing */
    SYNLIG_CASE_MISSING_AS_OF = 5103,
    /** a field that must be there is missing */
    SYNLIG_CASE_MISSING_FIELD = 5104,
    /** not a date between 1900-01-01 and 2199-12-31 */
    SYNLIG_CASE_INVALID_DATE = 5105,
    /** something dated after the day of the decision */
    SYNLIG_CASE_FROM_THE_FUTURE = 5106,
    /** a child is either born or due */
    SYNLIG_CASE_BORN_AND_DUE = 5107,
    /** a fact that the rules do not have */
    SYNLIG_CASE_UNKNOWN_FACT = 5201,
    /** an event that the rules do not have */
    SYNLIG_CASE_UNKNOWN_EVENT = 5202,
    /** a service that the rules do not have */
    SYNLIG_CASE_UNKNOWN_SERVICE = 5203,
    /** a value that the fact does not have */
    SYNLIG_CASE_UNKNOWN_VALUE = 5204,
    /** an outcome that the event does not have */
    SYNLIG_CASE_UNKNOWN_OUTCOME = 5205,
    /** the event needs an outcome */
    SYNLIG_CASE_MISSING_OUTCOME = 5206,
    /** a value of another type than the fact has */
    SYNLIG_CASE_WRONG_TYPE = 5207,
    /** a number outside the range of the fact */
    SYNLIG_CASE_OUT_OF_RANGE = 5208,
    /** a fact that is computed and cannot be given */
    SYNLIG_CASE_COMPUTED_FACT = 5209,
    /** more observations than the limit */
    SYNLIG_CASE_TOO_MANY_OBSERVATIONS = 5210,
    /** more events than the limit */
    SYNLIG_CASE_TOO_MANY_EVENTS = 5211,
    /** the case was made for another engine */
    SYNLIG_CASE_OTHER_ENGINE = 5212,
    /** services gave different answers, and the most worrying counts */
    SYNLIG_CASE_SERVICES_DISAGREE = 6001,
    /** an answer is too old to count */
    SYNLIG_CASE_ANSWER_STALE = 6002,
    /** the day of birth that was expected has passed, and no birth is told */
    SYNLIG_CASE_DUE_PASSED = 6003,
    /** the rule set does not hold on the day of the decision */
    SYNLIG_RULES_OUTSIDE_VALIDITY = 6004
};

/**
 * The number of this ABI. It grows where something is taken away or changes its meaning; what is only added leaves it.
 */
#define SYNLIG_ABI_VERSION 1

/**
 * Stands for no service and for no outcome of an event.
 */
#define SYNLIG_NONE 4294967295

/**
 * Stands for the value of an answer: somebody was asked, and no answer is known.
 */
#define SYNLIG_UNKNOWN -2147483648

/**
 * The place on a ladder that has not been entered.
 */
#define SYNLIG_PLACE_NULL -2

/**
 * The place on a ladder that was entered and is closed.
 */
#define SYNLIG_PLACE_CLOSED -1

/**
 * A cell of the visibility matrix. The cells are bits, so that a set of cells is their sum.
 */
enum synlig_cell
#ifdef __cplusplus
  : int32_t
#endif // __cplusplus
 {
    /**
     * No cell: symptoms are not settled, or the rules have no matrix.
     */
    SYNLIG_CELL_NONE = 0,
    /**
     * Symptoms, and the parent's problem is known.
     */
    SYNLIG_CELL_A = 1,
    /**
     * Symptoms, and no parent's problem is known.
     */
    SYNLIG_CELL_B = 2,
    /**
     * No symptoms, and the parent's problem is known.
     */
    SYNLIG_CELL_C = 4,
    /**
     * No symptoms, and no parent's problem is known.
     */
    SYNLIG_CELL_D = 8,
};
#ifndef __cplusplus
typedef int32_t synlig_cell;
#endif // __cplusplus

/**
 * What a condition comes to. Unknown is not no.
 */
enum synlig_truth
#ifdef __cplusplus
  : int32_t
#endif // __cplusplus
 {
    /**
     * There is no such condition in these rules.
     */
    SYNLIG_TRUTH_NONE = 0,
    /**
     * It does not hold, whatever else becomes known.
     */
    SYNLIG_TRUTH_NO = 1,
    /**
     * It depends on what nobody has answered yet.
     */
    SYNLIG_TRUTH_UNKNOWN = 2,
    /**
     * It holds, whatever else becomes known.
     */
    SYNLIG_TRUTH_YES = 3,
};
#ifndef __cplusplus
typedef int32_t synlig_truth;
#endif // __cplusplus

/**
 * What is known of the parent's problem.
 */
enum synlig_known_by
#ifdef __cplusplus
  : int32_t
#endif // __cplusplus
 {
    /**
     * The rules have no matrix.
     */
    SYNLIG_KNOWN_BY_NONE = 0,
    /**
     * It is established.
     */
    SYNLIG_KNOWN_BY_ESTABLISHED = 1,
    /**
     * It is suspected.
     */
    SYNLIG_KNOWN_BY_SUSPECTED = 2,
    /**
     * It is ruled out.
     */
    SYNLIG_KNOWN_BY_RULED_OUT = 3,
    /**
     * Nobody knows.
     */
    SYNLIG_KNOWN_BY_OPEN = 4,
};
#ifndef __cplusplus
typedef int32_t synlig_known_by;
#endif // __cplusplus

/**
 * A tier of prevention; a higher number is a higher tier.
 */
enum synlig_tier
#ifdef __cplusplus
  : int32_t
#endif // __cplusplus
 {
    /**
     * For all.
     */
    SYNLIG_TIER_UNIVERSAL = 1,
    /**
     * For groups at risk.
     */
    SYNLIG_TIER_SELECTIVE = 2,
    /**
     * For children with problems.
     */
    SYNLIG_TIER_INDICATED = 3,
};
#ifndef __cplusplus
typedef int32_t synlig_tier;
#endif // __cplusplus

/**
 * What a ladder recommends against the level in force.
 */
enum synlig_change
#ifdef __cplusplus
  : int32_t
#endif // __cplusplus
 {
    /**
     * Nothing is recommended, or it is closed and stays so.
     */
    SYNLIG_CHANGE_NONE = 0,
    /**
     * From nothing or closed to a level.
     */
    SYNLIG_CHANGE_START = 1,
    /**
     * To a higher level.
     */
    SYNLIG_CHANGE_RAISE = 2,
    /**
     * The level in force is right.
     */
    SYNLIG_CHANGE_KEEP = 3,
    /**
     * To a lower level.
     */
    SYNLIG_CHANGE_LOWER = 4,
    /**
     * The case may close.
     */
    SYNLIG_CHANGE_CLOSE = 5,
};
#ifndef __cplusplus
typedef int32_t synlig_change;
#endif // __cplusplus

/**
 * How an action stands.
 */
enum synlig_action_status
#ifdef __cplusplus
  : int32_t
#endif // __cplusplus
 {
    /**
     * It does not apply.
     */
    SYNLIG_ACTION_STATUS_NONE = 0,
    /**
     * Whether it applies depends on what nobody has answered.
     */
    SYNLIG_ACTION_STATUS_UNDETERMINED = 1,
    /**
     * An event shows that it is done.
     */
    SYNLIG_ACTION_STATUS_DONE = 2,
    /**
     * Another action must be done first.
     */
    SYNLIG_ACTION_STATUS_HELD_BACK = 3,
    /**
     * Its consent is refused.
     */
    SYNLIG_ACTION_STATUS_REFUSED = 4,
    /**
     * Its consent is not given.
     */
    SYNLIG_ACTION_STATUS_BLOCKED = 5,
    /**
     * Its due date has passed.
     */
    SYNLIG_ACTION_STATUS_OVERDUE = 6,
    /**
     * It is to be done.
     */
    SYNLIG_ACTION_STATUS_OPEN = 7,
};
#ifndef __cplusplus
typedef int32_t synlig_action_status;
#endif // __cplusplus

/**
 * How strongly an action is asked for.
 */
enum synlig_strength
#ifdef __cplusplus
  : int32_t
#endif // __cplusplus
 {
    /**
     * The action does not apply.
     */
    SYNLIG_STRENGTH_NONE = 0,
    /**
     * A duty.
     */
    SYNLIG_STRENGTH_MUST = 1,
    /**
     * Good practice.
     */
    SYNLIG_STRENGTH_SHOULD = 2,
    /**
     * An offer.
     */
    SYNLIG_STRENGTH_MAY = 3,
};
#ifndef __cplusplus
typedef int32_t synlig_strength;
#endif // __cplusplus

/**
 * Deadlines that the law gives in words; they stay words.
 */
enum synlig_words
#ifdef __cplusplus
  : int32_t
#endif // __cplusplus
 {
    /**
     * No words: there is a date, a length of time, or no deadline.
     */
    SYNLIG_WORDS_NONE = 0,
    /**
     * At this moment: the case is urgent.
     */
    SYNLIG_WORDS_IMMEDIATELY = 1,
    /**
     * At once (Swedish *genast*).
     */
    SYNLIG_WORDS_AT_ONCE = 2,
    /**
     * Without undue delay (Norwegian *uten ugrunnet opphold*).
     */
    SYNLIG_WORDS_WITHOUT_UNDUE_DELAY = 3,
    /**
     * As soon as possible.
     */
    SYNLIG_WORDS_AS_SOON_AS_POSSIBLE = 4,
};
#ifndef __cplusplus
typedef int32_t synlig_words;
#endif // __cplusplus

/**
 * A language of texts for people.
 */
enum synlig_language
#ifdef __cplusplus
  : int32_t
#endif // __cplusplus
 {
    /**
     * English.
     */
    SYNLIG_LANGUAGE_EN = 1,
    /**
     * Norwegian Bokmål.
     */
    SYNLIG_LANGUAGE_NB = 2,
    /**
     * Norwegian Nynorsk.
     */
    SYNLIG_LANGUAGE_NN = 3,
    /**
     * Swedish.
     */
    SYNLIG_LANGUAGE_SV = 4,
};
#ifndef __cplusplus
typedef int32_t synlig_language;
#endif // __cplusplus

/**
 * Which text of a subject.
 */
enum synlig_text_kind
#ifdef __cplusplus
  : int32_t
#endif // __cplusplus
 {
    /**
     * Its name: a fact's label, an action's, a source's or rule set's title.
     */
    SYNLIG_TEXT_KIND_LABEL = 1,
    /**
     * A fact's question.
     */
    SYNLIG_TEXT_KIND_QUESTION = 2,
    /**
     * More words: a fact's or event's help, an action's text, a rule set's summary.
     */
    SYNLIG_TEXT_KIND_TEXT = 3,
    /**
     * A source's section or page.
     */
    SYNLIG_TEXT_KIND_LOCATOR = 4,
    /**
     * Where a source can be read.
     */
    SYNLIG_TEXT_KIND_ADDRESS = 5,
};
#ifndef __cplusplus
typedef int32_t synlig_text_kind;
#endif // __cplusplus

/**
 * A limit on what comes from outside.
 */
enum synlig_limit
#ifdef __cplusplus
  : int32_t
#endif // __cplusplus
 {
    /**
     * Bytes of one text.
     */
    SYNLIG_LIMIT_BYTES = 1,
    /**
     * Levels of JSON nesting.
     */
    SYNLIG_LIMIT_DEPTH = 2,
    /**
     * Observations in a case, those in `facts` counted.
     */
    SYNLIG_LIMIT_OBSERVATIONS = 3,
    /**
     * Events in a case.
     */
    SYNLIG_LIMIT_EVENTS = 4,
};
#ifndef __cplusplus
typedef int32_t synlig_limit;
#endif // __cplusplus

/**
 * A text that you own: UTF-8, and after it a zero byte that is not counted; free it with `synlig_buffer_free`.
 */
typedef struct synlig_buffer synlig_buffer;

/**
 * A case read from JSON. It never changes, and any engine may decide it; free it with `synlig_case_free`.
 */
typedef struct synlig_case synlig_case;

/**
 * A decision. It never changes; free it with `synlig_decision_free`. Texts that are asked of it belong to it.
 */
typedef struct synlig_decision synlig_decision;

/**
 * Rule sets made ready to decide cases. It never changes, and any number of threads may use it at once; free it with
 * `synlig_engine_free`.
 */
typedef struct synlig_engine synlig_engine;

/**
 * Everything that is wrong with a call, at least one thing; free it with `synlig_error_free`.
 *
 * What is found together is told together, in the order of the documents: a form can mark every field at once.
 */
typedef struct synlig_error synlig_error;

/**
 * Room for the outcomes of one case, to be filled again and again; free it with `synlig_outcomes_free`.
 */
typedef struct synlig_outcomes synlig_outcomes;

/**
 * A list of rule sets to make an engine of; free it with `synlig_rules_free`.
 */
typedef struct synlig_rules synlig_rules;

/**
 * A case whose facts, events and services are named by the numbers of one engine. Told, decided and told anew it allocates
 * nothing once it has grown to its size; free it with `synlig_typed_case_free`.
 *
 * Values are whole numbers: of a flag 0 (no) and 1 (yes), of a scale or choice the place of the value from 0, of a count the
 * count itself; `SYNLIG_UNKNOWN` says that somebody was asked and no answer is known. What is refused changes nothing.
 */
typedef struct synlig_typed_case synlig_typed_case;

/**
 * A text that belongs to the handle that it was asked of: `length` bytes of UTF-8 from `data`, with no zero byte at the
 * end. It stays as long as that handle, or, where the handle is changed, until then. Nothing is to be freed.
 *
 * Where there is no text, `data` is NULL and `length` 0.
 */
typedef struct {
    /**
     * The first byte.
     */
    const char *data;
    /**
     * The number of bytes.
     */
    size_t length;
} synlig_str;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Frees a text and wipes its memory. NULL is nothing.
 */
void synlig_buffer_free(synlig_buffer *buffer);

/**
 * The first byte of a text; NULL where `buffer` is NULL or none.
 */
const char *synlig_buffer_data(const synlig_buffer *buffer);

/**
 * The number of bytes of a text, without the zero byte after it; 0 where `buffer` is NULL or none.
 */
size_t synlig_buffer_length(const synlig_buffer *buffer);

/**
 * The version of the library, such as `0.1.0`, with a zero byte at the end. It stays for ever.
 */
const char *synlig_version(void);

/**
 * The number of the ABI that the library has. A program compares it with `SYNLIG_ABI_VERSION`, that of its header.
 */
uint32_t synlig_abi_version(void);

/**
 * The version of the rule-set language that the library reads.
 */
uint32_t synlig_language_version(void);

/**
 * How much is read before reading is refused; each limit has a status of its own.
 */
synlig_status synlig_limit_value(int32_t limit, size_t *value);

/**
 * The name of a status as error messages and documents have it, such as `case.unknown_fact`. It stays for ever.
 */
synlig_status synlig_status_name(synlig_status status,
                                 synlig_str *name);

/**
 * What a status means, in an English sentence without a stop. It stays for ever.
 */
synlig_status synlig_status_meaning(synlig_status status, synlig_str *meaning);

/**
 * Frees an error. NULL is nothing.
 */
void synlig_error_free(synlig_error *error);

/**
 * How many things are wrong.
 */
synlig_status synlig_error_count(const synlig_error *error, size_t *count);

/**
 * The status of one thing that is wrong, counted from 0. That of the first is what the call returned.
 */
synlig_status synlig_error_status(const synlig_error *error, size_t index, synlig_status *status);

/**
 * The name of its status, such as `case.unknown_fact`.
 */
synlig_status synlig_error_code(const synlig_error *error, size_t index, synlig_str *code);

/**
 * What is wrong, in English, with the user's own words in backticks.
 */
synlig_status synlig_error_message(const synlig_error *error, size_t index, synlig_str *message);

/**
 * Where it is, as a JSON pointer (RFC 6901) into the document; empty for the whole.
 */
synlig_status synlig_error_pointer(const synlig_error *error, size_t index, synlig_str *pointer);

/**
 * What would help, if anything is known to; otherwise no text.
 */
synlig_status synlig_error_hint(const synlig_error *error, size_t index, synlig_str *hint);

/**
 * The id of the rule set whose document it is; empty in cases.
 */
synlig_status synlig_error_rules(const synlig_error *error, size_t index, synlig_str *rules);

/**
 * The line in the document, from 1; 0 where no text is at hand.
 */
synlig_status synlig_error_line(const synlig_error *error, size_t index, uint32_t *line);

/**
 * The column in the document in code points, from 1; 0 where no text is at hand.
 */
synlig_status synlig_error_column(const synlig_error *error, size_t index, uint32_t *column);

/**
 * The column inside the expression's own text in code points, from 1; 0 outside expressions.
 */
synlig_status synlig_error_expression_column(const synlig_error *error, size_t index, uint32_t *column);

/**
 * Everything that is wrong as a JSON array, with all the fields above.
 */
synlig_status synlig_error_json(const synlig_error *error, synlig_buffer **json);

/**
 * Begins a list of rule sets.
 */
synlig_status synlig_rules_new(synlig_rules **rules, synlig_error **error);

/**
 * Frees a list of rule sets. NULL is nothing. Engines made of it stay.
 */
void synlig_rules_free(synlig_rules *rules);

/**
 * Adds a rule set from its JSON text, which is copied. Whether it is a good one is told where an engine is made.
 */
synlig_status synlig_rules_add_json(synlig_rules *rules,
                                    const char *json,
                                    size_t json_length,
                                    synlig_error **error);

/**
 * Adds a rule set that is inside the library, by its id. `SYNLIG_ABI_NOT_FOUND` where there is none, as in a library that
 * was built without rule sets.
 */
synlig_status synlig_rules_add_shipped(synlig_rules *rules,
                                       const char *id,
                                       size_t id_length,
                                       synlig_error **error);

/**
 * Adds the rule sets that go together where nobody says otherwise.
 */
synlig_status synlig_rules_add_default(synlig_rules *rules, synlig_error **error);

/**
 * The id of the first, second, … rule set inside the library, counted from 0; `SYNLIG_ABI_NOT_FOUND` after the last. It
 * stays for ever.
 */
synlig_status synlig_shipped_id(size_t index,
                                synlig_str *id);

/**
 * Makes an engine of a list of rule sets, which stays yours. The error names every fault of every rule set.
 */
synlig_status synlig_engine_new(const synlig_rules *rules, synlig_engine **engine, synlig_error **error);

/**
 * Frees an engine. NULL is nothing. Cases, outcomes and decisions made with it stay; texts borrowed from it do not.
 */
void synlig_engine_free(synlig_engine *engine);

/**
 * SHA-256 over the rule sets in effect, as every decision carries it: `sha256:` and 64 hexadecimal digits.
 */
synlig_status synlig_engine_digest(const synlig_engine *engine, synlig_str *digest);

/**
 * Decides a case from JSON text to JSON text. The error names everything that is wrong with the case.
 *
 * The JSON is canonical: the same case gives the same bytes on every surface and every machine.
 */
synlig_status synlig_engine_decide_json(const synlig_engine *engine,
                                        const char *case_json,
                                        size_t case_json_length,
                                        synlig_buffer **decision_json,
                                        synlig_error **error);

/**
 * Decides a case as known on its own day. The error names everything that is wrong with the case.
 */
synlig_status synlig_engine_decide(const synlig_engine *engine,
                                   const synlig_case *case_,
                                   synlig_decision **decision,
                                   synlig_error **error);

/**
 * Decides a case as it was known on an earlier day `YYYYMMDD`: what is dated later is left out.
 */
synlig_status synlig_engine_look_back(const synlig_engine *engine,
                                      const synlig_case *case_,
                                      int32_t day,
                                      synlig_decision **decision,
                                      synlig_error **error);

/**
 * The questions alone as a JSON array, the most important first: for forms that ask one at a time.
 */
synlig_status synlig_engine_questions_json(const synlig_engine *engine,
                                           const synlig_case *case_,
                                           synlig_buffer **questions_json,
                                           synlig_error **error);

/**
 * Reads a case from its JSON text. The error names everything that is wrong with it by itself; what its ids mean is seen
 * where it is decided.
 */
synlig_status synlig_case_from_json(const char *json,
                                    size_t json_length,
                                    synlig_case **case_,
                                    synlig_error **error);

/**
 * Frees a case and wipes its memory. NULL is nothing.
 */
void synlig_case_free(synlig_case *case_);

/**
 * Makes an empty case of a day `YYYYMMDD`, to be told by the numbers of this engine.
 */
synlig_status synlig_typed_case_new(const synlig_engine *engine,
                                    int32_t as_of,
                                    synlig_typed_case **case_,
                                    synlig_error **error);

/**
 * Frees a case and wipes its memory. NULL is nothing.
 */
void synlig_typed_case_free(synlig_typed_case *case_);

/**
 * Forgets everything but the day, so that the case can serve for another child. The memory is wiped where it is freed.
 */
synlig_status synlig_typed_case_clear(synlig_typed_case *case_,
                                      synlig_error **error);

/**
 * Sets the day of the decision. Answers by nobody in particular are of that day.
 */
synlig_status synlig_typed_case_set_as_of(synlig_typed_case *case_, int32_t day, synlig_error **error);

/**
 * Sets the service that asks, or `SYNLIG_NONE`.
 */
synlig_status synlig_typed_case_set_service(synlig_typed_case *case_, uint32_t service, synlig_error **error);

/**
 * Sets the day on which the child was born, or 0; a day on which it is expected is forgotten.
 */
synlig_status synlig_typed_case_set_born(synlig_typed_case *case_, int32_t day, synlig_error **error);

/**
 * Sets the day on which the child is expected, before birth, or 0; a day of birth is forgotten.
 */
synlig_status synlig_typed_case_set_due(synlig_typed_case *case_, int32_t day, synlig_error **error);

/**
 * Sets the answer of nobody in particular to a fact, on the day of the case.
 */
synlig_status synlig_typed_case_answer(synlig_typed_case *case_,
                                       uint32_t fact,
                                       int32_t answer,
                                       synlig_error **error);

/**
 * Takes back the answer of nobody in particular to a fact; other answers stay.
 */
synlig_status synlig_typed_case_withdraw(synlig_typed_case *case_, uint32_t fact, synlig_error **error);

/**
 * Adds an answer of a day, by a service or, with `SYNLIG_NONE`, by nobody in particular.
 */
synlig_status synlig_typed_case_observe(synlig_typed_case *case_,
                                        uint32_t fact,
                                        int32_t answer,
                                        uint32_t by,
                                        int32_t day,
                                        synlig_error **error);

/**
 * Adds an event of a day. Its outcome is the number of one of those declared; `SYNLIG_NONE` where none is declared.
 */
synlig_status synlig_typed_case_happened(synlig_typed_case *case_,
                                         uint32_t event,
                                         uint32_t outcome,
                                         int32_t day,
                                         synlig_error **error);

/**
 * Decides a case that is told by number, with reasons, questions and texts. The case must be of this engine.
 */
synlig_status synlig_engine_decide_typed(const synlig_engine *engine,
                                         synlig_typed_case *case_,
                                         synlig_decision **decision,
                                         synlig_error **error);

/**
 * Works out the outcomes of a case, without reasons, questions and texts, and without allocating once both have grown to
 * their size. Where it fails, the outcomes stay as they were. The case must be of this engine.
 */
synlig_status synlig_engine_work_out(const synlig_engine *engine,
                                     synlig_typed_case *case_,
                                     synlig_outcomes *outcomes,
                                     synlig_error **error);

/**
 * The number of a fact by its id. `SYNLIG_ABI_NOT_FOUND` where there is none.
 */
synlig_status synlig_engine_fact(const synlig_engine *engine,
                                 const char *id,
                                 size_t id_length,
                                 uint32_t *fact);

/**
 * The id of a fact by its number; it belongs to the engine.
 */
synlig_status synlig_engine_fact_id(const synlig_engine *engine, uint32_t fact, synlig_str *id);

/**
 * How many facts there are; their numbers run from 0 in the order of ids.
 */
synlig_status synlig_engine_fact_count(const synlig_engine *engine, uint32_t *count);

/**
 * The number of an event by its id. `SYNLIG_ABI_NOT_FOUND` where there is none.
 */
synlig_status synlig_engine_event(const synlig_engine *engine,
                                  const char *id,
                                  size_t id_length,
                                  uint32_t *event);

/**
 * The id of an event by its number; it belongs to the engine.
 */
synlig_status synlig_engine_event_id(const synlig_engine *engine, uint32_t event, synlig_str *id);

/**
 * How many events there are; their numbers run from 0 in the order of ids.
 */
synlig_status synlig_engine_event_count(const synlig_engine *engine, uint32_t *count);

/**
 * The number of a service by its id. `SYNLIG_ABI_NOT_FOUND` where there is none.
 */
synlig_status synlig_engine_service(const synlig_engine *engine,
                                    const char *id,
                                    size_t id_length,
                                    uint32_t *service);

/**
 * The id of a service by its number; it belongs to the engine.
 */
synlig_status synlig_engine_service_id(const synlig_engine *engine, uint32_t service, synlig_str *id);

/**
 * How many services there are; their numbers run from 0 in the order of ids.
 */
synlig_status synlig_engine_service_count(const synlig_engine *engine, uint32_t *count);

/**
 * The number of an action by its id. `SYNLIG_ABI_NOT_FOUND` where there is none.
 */
synlig_status synlig_engine_action(const synlig_engine *engine,
                                   const char *id,
                                   size_t id_length,
                                   uint32_t *action);

/**
 * The id of an action by its number; it belongs to the engine.
 */
synlig_status synlig_engine_action_id(const synlig_engine *engine, uint32_t action, synlig_str *id);

/**
 * How many actions there are; their numbers run from 0 in the order of ids.
 */
synlig_status synlig_engine_action_count(const synlig_engine *engine, uint32_t *count);

/**
 * The number of a ladder by its id. `SYNLIG_ABI_NOT_FOUND` where there is none.
 */
synlig_status synlig_engine_ladder(const synlig_engine *engine,
                                   const char *id,
                                   size_t id_length,
                                   uint32_t *ladder);

/**
 * The id of a ladder by its number; it belongs to the engine.
 */
synlig_status synlig_engine_ladder_id(const synlig_engine *engine, uint32_t ladder, synlig_str *id);

/**
 * How many ladders there are; their numbers run from 0 in the order of ids.
 */
synlig_status synlig_engine_ladder_count(const synlig_engine *engine, uint32_t *count);

/**
 * The number of a checklist by its id. `SYNLIG_ABI_NOT_FOUND` where there is none.
 */
synlig_status synlig_engine_checklist(const synlig_engine *engine,
                                      const char *id,
                                      size_t id_length,
                                      uint32_t *checklist);

/**
 * The id of a checklist by its number; it belongs to the engine.
 */
synlig_status synlig_engine_checklist_id(const synlig_engine *engine, uint32_t checklist, synlig_str *id);

/**
 * How many checklists there are; their numbers run from 0 in the order of ids.
 */
synlig_status synlig_engine_checklist_count(const synlig_engine *engine, uint32_t *count);

/**
 * The number that stands for a value of a scale or choice, or for `yes` and `no` of a flag; a count stands for itself.
 */
synlig_status synlig_engine_value(const synlig_engine *engine,
                                  uint32_t fact,
                                  const char *id,
                                  size_t id_length,
                                  int32_t *value);

/**
 * The id of a value of a scale or choice, or `yes` and `no` of a flag; it belongs to the engine, or stays for ever.
 */
synlig_status synlig_engine_value_id(const synlig_engine *engine,
                                     uint32_t fact,
                                     int32_t value,
                                     synlig_str *id);

/**
 * The number that stands for an outcome of an event.
 */
synlig_status synlig_engine_outcome(const synlig_engine *engine,
                                    uint32_t event,
                                    const char *id,
                                    size_t id_length,
                                    uint32_t *outcome);

/**
 * The id of an outcome of an event by its number; it belongs to the engine. `SYNLIG_ABI_NOT_FOUND` after the last.
 */
synlig_status synlig_engine_outcome_id(const synlig_engine *engine,
                                       uint32_t event,
                                       uint32_t outcome,
                                       synlig_str *id);

/**
 * The number that stands for a level of a ladder, the lowest being 0.
 */
synlig_status synlig_engine_level(const synlig_engine *engine,
                                  uint32_t ladder,
                                  const char *id,
                                  size_t id_length,
                                  uint32_t *level);

/**
 * The id of a level of a ladder by its number; it belongs to the engine. `SYNLIG_ABI_NOT_FOUND` after the last.
 */
synlig_status synlig_engine_level_id(const synlig_engine *engine,
                                     uint32_t ladder,
                                     uint32_t level,
                                     synlig_str *id);

/**
 * Makes room for outcomes of this engine.
 */
synlig_status synlig_outcomes_new(const synlig_engine *engine,
                                  synlig_outcomes **outcomes,
                                  synlig_error **error);

/**
 * Frees outcomes and wipes their memory. NULL is nothing.
 */
void synlig_outcomes_free(synlig_outcomes *outcomes);

/**
 * The cell of the matrix, and the sum of the cells that are possible.
 */
synlig_status synlig_outcomes_cell(const synlig_outcomes *outcomes, synlig_cell *cell, uint32_t *possible);

/**
 * Whether the child shows symptoms.
 */
synlig_status synlig_outcomes_symptoms(const synlig_outcomes *outcomes, synlig_truth *symptoms);

/**
 * What is known of the parent's problem.
 */
synlig_status synlig_outcomes_known_by(const synlig_outcomes *outcomes, synlig_known_by *known_by);

/**
 * The sum of the cells that are possible by the answers of one service alone; 0 where it has none in the case.
 */
synlig_status synlig_outcomes_view(const synlig_outcomes *outcomes,
                                   uint32_t service,
                                   uint32_t *possible);

/**
 * Whether a service's own view differs from that of all together: 1 or 0.
 */
synlig_status synlig_outcomes_shares(const synlig_outcomes *outcomes, uint32_t service, int32_t *shares);

/**
 * The tier that is certain, and the highest that is possible.
 */
synlig_status synlig_outcomes_tier(const synlig_outcomes *outcomes, synlig_tier *tier, synlig_tier *possible);

/**
 * Whether an immediate duty is open: 1 or 0.
 */
synlig_status synlig_outcomes_urgent(const synlig_outcomes *outcomes, int32_t *urgent);

/**
 * A ladder: the level in force, the level recommended, the highest that is possible, each counted from 0 or one of
 * `SYNLIG_PLACE_…`; and what the recommendation amounts to.
 */
synlig_status synlig_outcomes_ladder(const synlig_outcomes *outcomes,
                                     uint32_t ladder,
                                     int32_t *current,
                                     int32_t *recommended,
                                     int32_t *possible,
                                     synlig_change *change);

/**
 * An action: how it stands, how strongly it is asked for, the day `YYYYMMDD` on which it is due or 0, and the words in which
 * the law gives its time. `SYNLIG_ACTION_STATUS_NONE` where it does not apply.
 */
synlig_status synlig_outcomes_action(const synlig_outcomes *outcomes,
                                     uint32_t action,
                                     synlig_action_status *status,
                                     synlig_strength *strength,
                                     int32_t *due,
                                     synlig_words *words);

/**
 * Whether a checklist applies.
 */
synlig_status synlig_outcomes_checklist(const synlig_outcomes *outcomes,
                                        uint32_t checklist,
                                        synlig_truth *applies);

/**
 * The first, second, … item of a checklist that is not certainly there, counted from 0: its id, which belongs to the
 * outcomes, and 1 where nobody has answered, else 0. `SYNLIG_ABI_NOT_FOUND` after the last, and where the checklist does not
 * certainly apply.
 */
synlig_status synlig_outcomes_missing(const synlig_outcomes *outcomes,
                                      uint32_t checklist,
                                      size_t index,
                                      synlig_str *item,
                                      int32_t *unknown);

/**
 * Frees a decision and wipes its memory. NULL is nothing.
 */
void synlig_decision_free(synlig_decision *decision);

/**
 * The decision as canonical JSON: sorted keys, no spaces.
 */
synlig_status synlig_decision_json(const synlig_decision *decision, synlig_buffer **json);

/**
 * The day of the decision, `YYYYMMDD`.
 */
synlig_status synlig_decision_as_of(const synlig_decision *decision, int32_t *day);

/**
 * The first later day `YYYYMMDD` on which the same case would get another decision, or 0.
 */
synlig_status synlig_decision_holds_until(const synlig_decision *decision, int32_t *day);

/**
 * SHA-256 over the rule sets in effect: what an audit keeps beside the case.
 */
synlig_status synlig_decision_digest(const synlig_decision *decision, synlig_str *digest);

/**
 * Whether an immediate duty is open: 1 or 0.
 */
synlig_status synlig_decision_urgent(const synlig_decision *decision, int32_t *urgent);

/**
 * The tier that is certain.
 */
synlig_status synlig_decision_tier(const synlig_decision *decision, synlig_tier *tier);

/**
 * The highest tier that is possible.
 */
synlig_status synlig_decision_tier_possible(const synlig_decision *decision, synlig_tier *tier);

/**
 * The cell of the visibility matrix.
 */
synlig_status synlig_decision_cell(const synlig_decision *decision, synlig_cell *cell);

/**
 * The sum of the cells that are possible; 0 where the rules have no matrix.
 */
synlig_status synlig_decision_cells_possible(const synlig_decision *decision, uint32_t *cells);

/**
 * Whether the child shows symptoms.
 */
synlig_status synlig_decision_symptoms(const synlig_decision *decision, synlig_truth *symptoms);

/**
 * Whether a parent's problem is known, by the rules' own measure of that: 1 or 0.
 */
synlig_status synlig_decision_known(const synlig_decision *decision, int32_t *known);

/**
 * What is known of the parent's problem.
 */
synlig_status synlig_decision_known_by(const synlig_decision *decision, synlig_known_by *known_by);

/**
 * How many services have an answer in the case, and so a view of their own.
 */
synlig_status synlig_decision_view_count(const synlig_decision *decision, size_t *count);

/**
 * The id of the service of a view.
 */
synlig_status synlig_decision_view_service(const synlig_decision *decision, size_t view, synlig_str *service);

/**
 * The sum of the cells that are possible in a view.
 */
synlig_status synlig_decision_view_cells_possible(const synlig_decision *decision,
                                                  size_t view,
                                                  uint32_t *cells);

/**
 * How many services see something else by themselves than all together.
 */
synlig_status synlig_decision_sharing_count(const synlig_decision *decision, size_t *count);

/**
 * The id of such a service.
 */
synlig_status synlig_decision_sharing(const synlig_decision *decision, size_t index, synlig_str *service);

/**
 * How many actions apply or may apply.
 */
synlig_status synlig_decision_action_count(const synlig_decision *decision, size_t *count);

/**
 * The id of an action.
 */
synlig_status synlig_decision_action_id(const synlig_decision *decision, size_t action, synlig_str *id);

/**
 * How an action stands.
 */
synlig_status synlig_decision_action_status(const synlig_decision *decision,
                                            size_t action,
                                            synlig_action_status *status);

/**
 * How strongly an action is asked for.
 */
synlig_status synlig_decision_action_strength(const synlig_decision *decision,
                                              size_t action,
                                              synlig_strength *strength);

/**
 * The day `YYYYMMDD` on which an action is due, or 0 where there is none or the count has not started.
 */
synlig_status synlig_decision_action_due(const synlig_decision *decision, size_t action, int32_t *day);

/**
 * How long an action may take where the count has not started, such as `14 days`; otherwise no text.
 */
synlig_status synlig_decision_action_within(const synlig_decision *decision,
                                            size_t action,
                                            synlig_str *within);

/**
 * The law's own words for the time of an action, where it has such.
 */
synlig_status synlig_decision_action_words(const synlig_decision *decision,
                                           size_t action,
                                           synlig_words *words);

/**
 * The consent that an action waits for; otherwise no text.
 */
synlig_status synlig_decision_action_waits_for(const synlig_decision *decision,
                                               size_t action,
                                               synlig_str *consent);

/**
 * The consent that is refused for an action; otherwise no text.
 */
synlig_status synlig_decision_action_refused(const synlig_decision *decision,
                                             size_t action,
                                             synlig_str *consent);

/**
 * How many actions must be done before an action.
 */
synlig_status synlig_decision_action_held_by_count(const synlig_decision *decision,
                                                   size_t action,
                                                   size_t *count);

/**
 * The id of such an action.
 */
synlig_status synlig_decision_action_held_by(const synlig_decision *decision,
                                             size_t action,
                                             size_t index,
                                             synlig_str *id);

/**
 * How many services do an action.
 */
synlig_status synlig_decision_action_by_count(const synlig_decision *decision, size_t action, size_t *count);

/**
 * The id of such a service.
 */
synlig_status synlig_decision_action_by(const synlig_decision *decision,
                                        size_t action,
                                        size_t index,
                                        synlig_str *id);

/**
 * How many sources an action rests on in this case.
 */
synlig_status synlig_decision_action_basis_count(const synlig_decision *decision,
                                                 size_t action,
                                                 size_t *count);

/**
 * The id of such a source.
 */
synlig_status synlig_decision_action_basis(const synlig_decision *decision,
                                           size_t action,
                                           size_t index,
                                           synlig_str *id);

/**
 * How many ladders there are.
 */
synlig_status synlig_decision_ladder_count(const synlig_decision *decision, size_t *count);

/**
 * The id of a ladder.
 */
synlig_status synlig_decision_ladder_id(const synlig_decision *decision, size_t ladder, synlig_str *id);

/**
 * The level in force on a ladder, `closed`, or no text before the first.
 */
synlig_status synlig_decision_ladder_current(const synlig_decision *decision,
                                             size_t ladder,
                                             synlig_str *level);

/**
 * The level recommended on a ladder, `closed`, or no text.
 */
synlig_status synlig_decision_ladder_recommended(const synlig_decision *decision,
                                                 size_t ladder,
                                                 synlig_str *level);

/**
 * The highest level that is possible on a ladder, `closed`, or no text.
 */
synlig_status synlig_decision_ladder_possible(const synlig_decision *decision,
                                              size_t ladder,
                                              synlig_str *level);

/**
 * What a ladder recommends against the level in force.
 */
synlig_status synlig_decision_ladder_change(const synlig_decision *decision,
                                            size_t ladder,
                                            synlig_change *change);

/**
 * How many checklists apply or may apply.
 */
synlig_status synlig_decision_checklist_count(const synlig_decision *decision, size_t *count);

/**
 * The id of a checklist.
 */
synlig_status synlig_decision_checklist_id(const synlig_decision *decision, size_t checklist, synlig_str *id);

/**
 * Whether a checklist applies: yes, or unknown.
 */
synlig_status synlig_decision_checklist_applies(const synlig_decision *decision,
                                                size_t checklist,
                                                synlig_truth *applies);

/**
 * How many items of a checklist are not certainly there.
 */
synlig_status synlig_decision_checklist_missing_count(const synlig_decision *decision,
                                                      size_t checklist,
                                                      size_t *count);

/**
 * The id of such an item.
 */
synlig_status synlig_decision_checklist_missing(const synlig_decision *decision,
                                                size_t checklist,
                                                size_t index,
                                                synlig_str *item);

/**
 * How many of the missing items nobody has answered.
 */
synlig_status synlig_decision_checklist_unknown_count(const synlig_decision *decision,
                                                      size_t checklist,
                                                      size_t *count);

/**
 * The id of such an item.
 */
synlig_status synlig_decision_checklist_unknown(const synlig_decision *decision,
                                                size_t checklist,
                                                size_t index,
                                                synlig_str *item);

/**
 * How many questions there are, the most important first.
 */
synlig_status synlig_decision_question_count(const synlig_decision *decision, size_t *count);

/**
 * The id of the fact that a question asks for.
 */
synlig_status synlig_decision_question_fact(const synlig_decision *decision,
                                            size_t question,
                                            synlig_str *fact);

/**
 * How many outcomes an answer could change.
 */
synlig_status synlig_decision_question_could_change_count(const synlig_decision *decision,
                                                          size_t question,
                                                          size_t *count);

/**
 * Such an outcome, the most important first: `urgent`, `tier`, `cell`, `ladder:ID`, `action:ID` or `checklist:ID`.
 */
synlig_status synlig_decision_question_could_change(const synlig_decision *decision,
                                                    size_t question,
                                                    size_t index,
                                                    synlig_str *outcome);

/**
 * How many reasons there are.
 */
synlig_status synlig_decision_reason_count(const synlig_decision *decision, size_t *count);

/**
 * The outcome that a reason is of: `cell`, `tier`, `ladder:ID`, `action:ID` or `checklist:ID`.
 */
synlig_status synlig_decision_reason_outcome(const synlig_decision *decision,
                                             size_t reason,
                                             synlig_str *outcome);

/**
 * The rule of a reason, as `<rule set>#<place>`.
 */
synlig_status synlig_decision_reason_rule(const synlig_decision *decision, size_t reason, synlig_str *rule);

/**
 * How many facts carry an outcome by themselves.
 */
synlig_status synlig_decision_reason_fact_count(const synlig_decision *decision,
                                                size_t reason,
                                                size_t *count);

/**
 * The id of such a fact.
 */
synlig_status synlig_decision_reason_fact(const synlig_decision *decision,
                                          size_t reason,
                                          size_t index,
                                          synlig_str *id);

/**
 * How many events carry an outcome by themselves.
 */
synlig_status synlig_decision_reason_event_count(const synlig_decision *decision,
                                                 size_t reason,
                                                 size_t *count);

/**
 * The id of such an event.
 */
synlig_status synlig_decision_reason_event(const synlig_decision *decision,
                                           size_t reason,
                                           size_t index,
                                           synlig_str *id);

/**
 * How many sources a rule has.
 */
synlig_status synlig_decision_reason_basis_count(const synlig_decision *decision,
                                                 size_t reason,
                                                 size_t *count);

/**
 * The id of such a source.
 */
synlig_status synlig_decision_reason_basis(const synlig_decision *decision,
                                           size_t reason,
                                           size_t index,
                                           synlig_str *id);

/**
 * How many warnings there are.
 */
synlig_status synlig_decision_warning_count(const synlig_decision *decision, size_t *count);

/**
 * What a warning is: one of the codes from 6001.
 */
synlig_status synlig_decision_warning_code(const synlig_decision *decision,
                                           size_t warning,
                                           synlig_status *code);

/**
 * The id of the fact that a warning is about; otherwise no text.
 */
synlig_status synlig_decision_warning_fact(const synlig_decision *decision, size_t warning, synlig_str *fact);

/**
 * The id of the rule set that a warning is about; otherwise no text.
 */
synlig_status synlig_decision_warning_rules(const synlig_decision *decision,
                                            size_t warning,
                                            synlig_str *rules);

/**
 * How many services a warning names.
 */
synlig_status synlig_decision_warning_service_count(const synlig_decision *decision,
                                                    size_t warning,
                                                    size_t *count);

/**
 * The id of such a service.
 */
synlig_status synlig_decision_warning_service(const synlig_decision *decision,
                                              size_t warning,
                                              size_t index,
                                              synlig_str *service);

/**
 * The decision in sentences, as a page of plain text. The engine is the one that decided, or one of the same rule sets.
 */
synlig_status synlig_engine_explain(const synlig_engine *engine,
                                    const synlig_decision *decision,
                                    int32_t language,
                                    synlig_buffer **text,
                                    synlig_error **error);

/**
 * The same as JSON, for hosts that draw it themselves: sections with a heading and lines, each with the id that it speaks of.
 */
synlig_status synlig_engine_explain_json(const synlig_engine *engine,
                                         const synlig_decision *decision,
                                         int32_t language,
                                         synlig_buffer **json,
                                         synlig_error **error);

/**
 * A text of the rule sets in a language, or, where it is not written in it, in the rule set's own language, or in English.
 * It belongs to the engine. `SYNLIG_ABI_NOT_FOUND` where there is none.
 *
 * The subject is named as `fact:parent.violence`, `value:FACT:VALUE`, `event:ID`, `outcome:EVENT:OUTCOME`, `service:ID`,
 * `cell:A`, `visibility`, `criterion:RULES:TIER`, `ladder:ID`, `level:LADDER:LEVEL`, `action:ID`, `checklist:ID`,
 * `item:CHECKLIST:ITEM`, `consent:ID`, `definition:ID`, `parameter:ID`, `source:ID` or `rule_set:ID`. `kind` is one of
 * `SYNLIG_TEXT_KIND_…`. Where items have dated versions, that of the day `YYYYMMDD` speaks; with 0 the first.
 */
synlig_status synlig_engine_text(const synlig_engine *engine,
                                 const char *subject,
                                 size_t subject_length,
                                 int32_t kind,
                                 int32_t language,
                                 int32_t day,
                                 synlig_str *text);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* SYNLIG_H */
