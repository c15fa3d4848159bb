"""Asks the spell-checker of a LibreOffice that runs without windows.

libreoffice.py PROFILE LANG < words > answers

One line for each word: the word, `right` or `wrong`, suggestions; separated by tabs.
Needs the Python for which LibreOffice's module `uno` is installed.
"""

import os
import subprocess
import sys
import time

import uno

# numbers of Windows locales
LANGUAGES = {"kk": 0x043F, "ru": 0x0419, "en": 0x0409}

profile, lang = sys.argv[1:]
pipe = f"atau{os.getpid()}"
office = subprocess.Popen(
    ["soffice", "--headless", "--norestore", "--nologo"]
    + [f"-env:UserInstallation={profile}", f"--accept=pipe,name={pipe};urp;"],
    stdout=subprocess.DEVNULL,
    stderr=subprocess.DEVNULL,
)
try:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for attempt in range(200):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except Exception:  # it has not begun to listen
            time.sleep(0.3)
    make = lambda name: context.ServiceManager.createInstanceWithContext(name, context)
    checker = make("com.sun.star.linguistic2.LinguServiceManager").getSpellChecker()
    for word in sys.stdin.read().split("\n"):
        if not word:
            continue
        if checker.isValid(word, LANGUAGES[lang], ()):
            print(word, "right", sep="\t")
        else:
            meant = checker.spell(word, LANGUAGES[lang], ())
            print(word, "wrong", *(meant.getAlternatives() if meant else ()), sep="\t")
    try:
        make("com.sun.star.frame.Desktop").terminate()
    except Exception:  # it is gone before it can answer
        pass
    office.wait(30)
finally:
    office.kill()
