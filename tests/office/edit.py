"""Edits Word files as a person does in LibreOffice, without a screen.

    python3 edit.py OFFICE JOBS.json

JOBS.json lists objects with "file" (a .docx), "into" (where it is saved), "kind" and "number".
For each, a line of JSON is printed: what was done, or that the kind does not fit this file.
Every edit puts in a word of its own, "zebra" with the number, unless it only takes away or moves.
"""

import json
import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue


def value(name, given):
    return PropertyValue(Name=name, Value=given)


def start(office, folder):
    pipe = f"scene-setter-{os.getpid()}"
    words = [
        office, "--headless", "--norestore", "--nologo", "--nofirststartwizard",
        f"-env:UserInstallation=file://{folder}",
        f"--accept=pipe,name={pipe};urp;",
    ]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(words, stdin=quiet, stdout=quiet, stderr=quiet)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return process, there
        except Exception:
            if process.poll() is not None:
                break
            time.sleep(0.1)
    raise SystemExit("LibreOffice did not start")


def plain_paragraphs(document):
    """Paragraphs of the text with words, tables left out."""
    found = []
    every = document.Text.createEnumeration()
    while every.hasMoreElements():
        one = every.nextElement()
        is_text = one.supportsService("com.sun.star.text.Paragraph")
        if is_text and len(one.String.split()) > 4:
            style = one.ParaStyleName.lower()
            # The list of sources says what the notes say: who rewrites one has not rewritten both.
            if not style.startswith(("bibliography", "contents", "toc")):
                found.append(one)
    return found


def behind_a_word(document, paragraph, number):
    """A cursor behind some word within a paragraph."""
    cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
    for _ in range(1 + number % 3):
        cursor.gotoNextWord(False)
    cursor.gotoEndOfWord(False)
    return cursor


def tables(document):
    return [document.TextTables.getByIndex(n) for n in range(document.TextTables.Count)]


def dispatch(there, document, command, *values):
    helper = there.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.DispatchHelper", there)
    frame = document.CurrentController.Frame
    helper.executeDispatch(frame, command, "", 0, values)


def edit(there, document, kind, number):
    """Makes one edit, and returns what it is to the reader and which words it took away."""
    word = f"zebra{number}"
    paragraphs = plain_paragraphs(document)
    if not paragraphs:
        return None
    paragraph = paragraphs[number * 7 % len(paragraphs)]
    view = document.CurrentController.ViewCursor
    if kind == "typed":
        cursor = behind_a_word(document, paragraph, number)
        cursor.Text.insertString(cursor, f" {word}", False)
        return "changed", ""
    if kind in ("tracked", "accepted"):
        document.RecordChanges = True
        cursor = behind_a_word(document, paragraph, number)
        cursor.Text.insertString(cursor, f" {word}", False)
        if kind == "accepted":
            document.RecordChanges = False
            dispatch(there, document, ".uno:AcceptAllTrackedChanges")
        return "changed", ""
    if kind in ("replaced", "deleted"):
        document.RecordChanges = number % 2 == 0
        cursor = behind_a_word(document, paragraph, number)
        cursor.gotoPreviousWord(False)
        cursor.gotoEndOfWord(True)
        if not cursor.String.strip():
            return None
        gone = cursor.String
        cursor.String = word if kind == "replaced" else ""
        return "changed", gone
    if kind == "paragraph":
        document.RecordChanges = number % 2 == 0
        cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
        cursor.gotoEndOfParagraph(True)
        gone = cursor.String
        cursor.String = ""
        return "deleted", gone
    if kind == "moved":
        at = number * 7 % len(paragraphs)
        if at + 2 >= len(paragraphs):
            return None
        view.gotoRange(paragraph.Start, False)
        view.gotoRange(paragraphs[at + 1].Start, True)
        cut = document.CurrentController.getTransferable()
        view.String = ""
        view.gotoRange(paragraphs[at + 2].Start, False)
        document.CurrentController.insertTransferable(cut)
        return "moved", ""
    if kind == "pasted":
        cursor = paragraph.Text.createTextCursorByRange(paragraph.End)
        end = uno.getConstantByName("com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK")
        cursor.Text.insertControlCharacter(cursor, end, False)
        cursor.Text.insertString(cursor, f"A {word} walked in from a mail.", False)
        return "added", ""
    if kind == "cell":
        found = tables(document)
        if not found:
            return None
        table = found[number % len(found)]
        names = [name for name in table.CellNames if table.getCellByName(name).String.strip()]
        cell = table.getCellByName(names[number * 5 % len(names)])
        cursor = cell.createTextCursorByRange(cell.Start)
        cursor.gotoEndOfWord(False)
        cell.insertString(cursor, f" {word}", False)
        return "changed", ""
    if kind == "row":
        found = tables(document)
        if not found:
            return None
        table = found[number % len(found)]
        last = table.Rows.Count
        table.Rows.insertByIndex(last, 1)
        for at in range(table.Columns.Count):
            table.getCellByPosition(at, last).String = f"{word} {at}"
        return "added", ""
    if kind == "comment":
        note = document.createInstance("com.sun.star.text.textfield.Annotation")
        note.Author = "Dana Director"
        note.Content = word
        cursor = behind_a_word(document, paragraph, number)
        cursor.Text.insertTextContent(cursor, note, False)
        return "comment", ""
    raise SystemExit(f"no kind {kind}")


def main(office, jobs):
    with open(jobs, encoding="utf-8") as file:
        jobs = json.load(file)
    with tempfile.TemporaryDirectory() as folder:
        process, there = start(office, folder)
        desktop = there.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", there)
        try:
            for job in jobs:
                file = uno.systemPathToFileUrl(os.path.abspath(job["file"]))
                document = desktop.loadComponentFromURL(
                    file, "_blank", 0, (value("Hidden", True),))
                done = edit(there, document, job["kind"], job["number"])
                if done:
                    into = uno.systemPathToFileUrl(os.path.abspath(job["into"]))
                    form = value("FilterName", "MS Word 2007 XML")
                    document.storeToURL(into, (form,))
                document.close(True)
                told, gone = done or ("", "")
                print(json.dumps({**job, "told": told, "gone": gone}), flush=True)
        finally:
            try:
                desktop.terminate()
            except Exception:
                pass
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


if __name__ == "__main__":
    main(*sys.argv[1:])
