"""Tells which listings are Python that parses.

Reads a JSON array of {page, text} from standard input and writes one of {page, problem} for those that look like
Python, or are said to be (isPython); problem is null where ast.parse accepts the listing without its prompts and the output between them.
"""

import ast
import json
import re
import sys
import textwrap

LOOKS_LIKE_PYTHON = re.compile(
    r"^\s*(?:>>> |\.\.\. )?(?:def |class |import |from \w|for .* in |while |if .*:|with .*:|try:)", re.MULTILINE
)
CALLOUTS = re.compile(r"[\u2460-\u2473\u2776-\u277f]")
PROMPT = re.compile(r"^\s*(?:>>>|\.\.\.)(?: |$)")


def source_of(listing):
    lines = listing.split("\n")
    if any(line.lstrip().startswith(">>>") for line in lines):
        lines = [PROMPT.sub("", line, count=1) for line in lines if PROMPT.match(line)]
    text = CALLOUTS.sub("", "\n".join(lines))
    return textwrap.dedent(re.sub(r"^In \[\d+\]: ?", "", text, flags=re.MULTILINE))


def problem_of(listing):
    try:
        ast.parse(source_of(listing))
    except (SyntaxError, ValueError) as error:
        return str(error)
    return None


found = [
    {"page": listing["page"], "problem": problem_of(listing["text"])}
    for listing in json.load(sys.stdin)
    if listing.get("isPython") or LOOKS_LIKE_PYTHON.search(listing["text"])
]
json.dump(found, sys.stdout)
