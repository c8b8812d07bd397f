"""What all verbs share: how errors are said, how results are printed."""

from __future__ import annotations

import dataclasses
import difflib
import json
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import Any

import click

from helpers.errors import WorkbookError

__all__ = ["Course", "dry_run_option", "json_option", "print_json", "verb"]

DEBUG_VARIABLE = "ML_WORKBOOK_DEBUG"

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
dry_run_option = click.option(
    "--dry-run", is_flag=True, help="Say what would be done and write nothing."
)


def verb(*examples: str, **settings: Any) -> Callable[[Callable], click.Command]:
    """Make a function a verb whose help ends with examples."""
    lines = "\n".join(f"  {example}" for example in examples)
    title = "Example" if len(examples) == 1 else "Examples"
    return click.command(epilog=f"\b\n{title}:\n{lines}", **settings)


def print_json(data: Any) -> None:
    """Print data, reports and lists of them for programs."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=1, default=_plain))


def _plain(value: Any) -> Any:
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if dataclasses.is_dataclass(value):
        return vars(value)
    return str(value)


class Course(click.Group):
    """A group of verbs that never shows a traceback unless it is asked for."""

    def main(self, args: Sequence[str] | None = None, **extra: Any) -> None:
        """Run a verb and end the process with its exit code."""
        args = list(sys.argv[1:] if args is None else args)
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):  # a narrow code page is no error
                stream.reconfigure(errors="replace")
        extra |= {"standalone_mode": False, "prog_name": "course"}
        sys.exit(self._run(args, extra))

    def _run(self, args: list[str], extra: dict[str, Any]) -> int:
        try:
            return super().main(args=args, **extra) or 0
        except click.exceptions.NoArgsIsHelpError as shown:
            click.echo(shown.format_message())
            return 0
        except click.UsageError as error:
            command = error.ctx.command_path if error.ctx else "course"
            return _say(_sentence(error), f"{command} --help", 2)
        except click.ClickException as error:
            return _say(_sentence(error), "", error.exit_code)
        except (click.Abort, KeyboardInterrupt):
            return _say("stopped", "the same command; what is done stays done", 130)
        except Exception as error:  # noqa: BLE001 - the last guard before the user
            if "--debug" in args or os.environ.get(DEBUG_VARIABLE):
                traceback.print_exc()
            return _explain(error, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a verb, or suggest one."""
        name = args[0] if args else ""
        if name in self.commands or name.startswith("-"):
            return super().resolve_command(ctx, args)
        close = difflib.get_close_matches(name, self.commands, n=1)
        hint = f"; did you mean {close[0]!r}?" if close else ""
        raise click.UsageError(f"there is no verb {name!r}{hint}", ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the verbs in the order in which people meet them."""
        return list(self.commands)


def _explain(error: Exception, args: list[str]) -> int:
    """Say an error in one sentence, and what to type next."""
    if isinstance(error, WorkbookError):
        for line in getattr(error, "findings", ()):
            click.echo(f"  {line.where}: {line.problem}", err=True)
        return _say(str(error), error.next_step, error.exit_code)
    if isinstance(error, OSError) and error.strerror:
        where = f": {error.filename}" if error.filename else ""
        return _say(f"{error.strerror.lower()}{where}", "course doctor", 3)
    what = f"{type(error).__name__}: {error}".partition("\n")[0]
    again = " ".join(["course", "--debug", *(a for a in args if a != "--debug")])
    return _say(f"the workbook itself went wrong ({what})", again, 3)


def _say(sentence: str, next_step: str, code: int) -> int:
    click.echo(f"{sentence.rstrip('.')}.", err=True)
    if next_step:
        click.echo(f"Next: {next_step}", err=True)
    return code


def _sentence(error: click.ClickException) -> str:
    return " ".join(error.format_message().split())
