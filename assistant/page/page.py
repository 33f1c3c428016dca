"""The layout of the page, which event leads where, and the server."""

import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import gradio as gr
import typer

from assistant.assistant import Assistant
from assistant.page.api import Api
from assistant.page.calls import Calls
from assistant.page.events import Events
from assistant.page.guard import Door, checked, middleware
from index.errors import BadSetting
from index.loaders.limits import FILE_BYTES

BROWSER = Path(__file__).parent / "browser"
LOOKED_AFTER, ABANDONED = 600, 6 * 3600  # seconds; files added before may take hours
THREADS = 120  # more than wait in all lines together
# In this order: what comes later uses what comes before.
SCRIPTS = (
    *("dom.js", "menu.js", "page.js", "around.js", "connection.js", "header.js", "scope.js", "library.js"),
    *("adding.js", "turn.js", "chat.js", "ask.js", "history.js", "reader.js", "peek.js", "views.js", "export.js"),
    *("feedback.js", "suggestions.js", "settings.js", "keys.js"),
)
STYLES = (
    *("page.css", "header.css", "library.css", "chat.css", "turn.css", "history.css", "reader.css", "peek.css"),
    *("around.css", "views.css", "opinion.css", "print.css"),
)
THEME = gr.themes.Base(
    primary_hue=gr.themes.colors.indigo,
    neutral_hue=gr.themes.colors.slate,
    font=[gr.themes.LocalFont("IBM Plex Sans", weights=(400, 700)), "system-ui", "sans-serif"],
    font_mono=["ui-monospace", "monospace"],
)


def build(assistant: Assistant, *, is_editable: bool = True) -> gr.Blocks:
    """Lay out the page over an assistant, and wire it; without `is_editable` nothing is added or removed there."""
    events = Events(assistant, is_editable=is_editable)
    calls = Calls(assistant, events.turns)
    # What is added makes way by itself; these were uploaded and never added.
    kept = (LOOKED_AFTER, ABANDONED)
    page = gr.Blocks(title="Briefing Assistant", fill_width=True, analytics_enabled=False, delete_cache=kept)
    with page:
        _part("header", calls=(events.list_conversations, events.forget_conversation))
        with gr.Row(elem_id="panes"):
            with gr.Column(elem_id="library-pane"):
                _part("library", calls=(events.list_briefings, events.remove_briefings), known=events.rules())
                adding = _part("adding", "upload", calls=(events.stop_adding,), known=events.rules())
            with gr.Column(elem_id="chat-pane"):
                chat = _part("chat", "submit", "play", calls=(events.enter, events.stop_answer))
                _part("ask")
            with gr.Column(elem_id="reader-pane"):
                _part("reader", calls=(events.read_briefing,))
        _part("around", calls=calls.all(), known=calls.known())

        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        # "multiple", or a question would be dropped unsaid where that of another conversation is still being answered.
        answering: dict[str, Any] = {"concurrency_limit": 16, "concurrency_id": "answer", "trigger_mode": "multiple"}
        for asked in (
            chat.submit(events.asked, None, chat, **answering, **quiet),
            chat.play(events.followed, None, chat, **answering, **quiet),
        ):
            _whatever_comes(asked, "() => briefings.settle()", quiet)
        # One after another, as the library has one writer; "multiple", or adding more meanwhile would be lost unsaid.
        added = adding.upload(events.uploaded, None, adding, concurrency_limit=1, trigger_mode="multiple", **quiet)
        _whatever_comes(added, "() => briefings.settleAdding()", quiet)
        Api(assistant).offer()
    return page


def serve(assistant: Assistant, door: Door = Door()) -> None:
    """Show the page until it is interrupted; BadSetting where it may not or cannot listen at the door."""
    door = checked(door)
    # Else whoever ends the process politely would leave the uploads behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    if not door.public_names:
        # No proxy is meant to stand before us: uvicorn would take the address that any program here says it has.
        os.environ.setdefault("FORWARDED_ALLOW_IPS", "")
    with TemporaryDirectory(prefix="briefings-") as uploads:
        # Else uploads pass through a folder under /tmp that all users of the machine share.
        os.environ["GRADIO_TEMP_DIR"] = uploads
        page = build(assistant, is_editable=not door.read_only).queue(max_size=64, api_open=False)
        try:
            _, address, _ = page.launch(
                server_name=door.host,
                server_port=door.port,
                prevent_thread_lock=True,
                **_launch_settings(door, Path(uploads)),
            )
        except OSError as error:
            raise BadSetting(
                f"Port {door.port} cannot be listened on. Choose another: --port {door.port + 1}"
            ) from error
        typer.echo(f"The page is at {address} (stop it with Ctrl+C)")
        page.block_thread()


def _part(
    name: str, *events: str, calls: Sequence[Callable[..., Any]] = (), known: dict[str, Any] | None = None
) -> gr.HTML:
    """Return a part of the page that our scripts draw.

    It triggers `events`, calls `calls` and waits for what they return; `known` is what it knows from the beginning.
    The template never holds a value: gradio compiles what it fills in as JavaScript, and briefings are not ours.
    """
    handed = f"{{element, trigger, props, watch, server, known: {json.dumps(known or {})}}}"
    return gr.HTML(
        html_template=f"<div id='{name}'></div>",
        js_on_load=f"briefings.mount('{name}', {handed}, {list(events)});",
        server_functions=[_function(call) for call in calls],
        apply_default_css=False,
    )


def _whatever_comes(event: Any, script: str, settings: dict[str, Any]) -> None:
    """Run a script when an event has come to its end."""
    # After a fault gradio's browser triggers what waits for failures, and nothing else.
    event.then(None, None, None, js=script, **settings)
    event.failure(None, None, None, js=script, **settings)


def _function(method: Callable[..., Any]) -> Callable[..., Any]:
    # Gradio writes on what it is given, and a method cannot be written on.
    @wraps(method)
    def call(*handed: Any) -> Any:
        return method(*handed)

    return call


def _launch_settings(door: Door, uploads: Path | None = None) -> dict[str, Any]:
    style = "".join((BROWSER / name).read_text("utf-8") for name in STYLES)
    script = "".join((BROWSER / name).read_text("utf-8") for name in SCRIPTS)
    return {
        "theme": THEME,
        # Not css=: gradio rewrites what it is given there, and media queries do not survive it.
        "head": f"<style>{style}</style><script>{script}</script>",
        "app_kwargs": {
            "middleware": middleware(door, uploads),
            "docs_url": None,
            "redoc_url": None,
            "openapi_url": None,
        },
        "max_file_size": FILE_BYTES,
        "max_threads": THREADS,
        # Who asks, for the handlers; the middleware has found it out.
        "auth_dependency": (lambda request: request.user.display_name) if door.users else None,
        # Off is not the default of any of these.
        "share": False,
        "run_history": False,
        "enable_monitoring": False,
        "ssr_mode": False,
        "pwa": False,
        "mcp_server": door.mcp,
        "footer_links": [],
        "quiet": True,
    }
