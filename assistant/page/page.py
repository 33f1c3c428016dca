"""The layout of the page, which event leads where, and the server."""

import os
import signal
import sys
import webbrowser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import gradio as gr
import typer
from gradio.events import api

from assistant.assistant import LONGEST_QUESTION, Assistant
from assistant.page.events import Events
from assistant.page.guard import loopback, middleware
from index.errors import BadSetting
from index.loaders.limits import FILE_BYTES

HERE = Path(__file__).parent
# In this order: what comes later uses what comes before.
SCRIPTS = ("dom.js", "turn.js", "page.js")
STYLES = ("page.css", "turn.css")
THEME = gr.themes.Base(
    primary_hue=gr.themes.colors.indigo,
    neutral_hue=gr.themes.colors.slate,
    font=[gr.themes.LocalFont("IBM Plex Sans", weights=(400, 700)), "system-ui", "sans-serif"],
    font_mono=["ui-monospace", "monospace"],
)


def build(assistant: Assistant) -> gr.Blocks:
    """Lay out the page over an assistant, and wire it."""
    page = gr.Blocks(title="Briefing Assistant", fill_width=True, analytics_enabled=False, delete_cache=(600, 600))
    with page:
        header = _part("header", "clear")
        with gr.Row(elem_id="panes"):
            with gr.Column(elem_id="library-pane"):
                library = _part("library", "select", "input")
                files = gr.UploadButton("Add briefings", file_count="multiple", size="md", elem_id="add-files")
            with gr.Column(elem_id="chat-pane"):
                chat = _part("chat", "select", "submit")
                box = _question_box()
                natures = _part("natures")
            with gr.Column(elem_id="reader-pane"):
                reader = _part("reader")

        events = Events(assistant)
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        page.load(events.listed, None, library, queue=False, **quiet)
        # "multiple", or what is typed while a search runs would not be searched for.
        library.input(events.found, None, library, queue=False, trigger_mode="multiple", **quiet)
        # One event for both: two that write to the chat at once could overwrite each other's turns.
        asking = [box.submit, chat.submit]
        gr.on(asking, events.asked, [box, natures], [chat, box], concurrency_limit=4, trigger_mode="once", **quiet)
        gr.on([chat.select, library.select], events.opened, None, reader, queue=False, **quiet)
        # One after another, as the library has one writer; "multiple", or adding more meanwhile would be lost unsaid.
        files.upload(events.uploaded, files, library, concurrency_limit=1, trigger_mode="multiple", **quiet)
        header.clear(events.cleared, None, None, queue=False, **quiet)
        api(events.ask, api_name="ask", concurrency_limit=4)
    return page


def serve(assistant: Assistant, host: str = "127.0.0.1", port: int = 7860, open_browser: bool = False) -> None:
    """Show the page until it is interrupted; BadSetting where it may not or cannot listen on host and port."""
    host = loopback(host)
    # Else whoever ends the process politely would leave the uploads behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with TemporaryDirectory(prefix="briefings-") as uploads:
        # Else uploads pass through a folder under /tmp that all users of the machine share.
        os.environ["GRADIO_TEMP_DIR"] = uploads
        page = build(assistant).queue(max_size=64, api_open=False)
        try:
            _, address, _ = page.launch(
                server_name=host, server_port=port, prevent_thread_lock=True, **_launch_settings(host)
            )
        except OSError as error:
            raise BadSetting(f"Port {port} cannot be listened on. Choose another: --port {port + 1}") from error
        typer.echo(f"The page is at {address} (stop it with Ctrl+C)")
        if open_browser:
            webbrowser.open(address)
        page.block_thread()


def _part(name: str, *events: str) -> gr.HTML:
    """Return a part of the page that our scripts draw.

    The template never holds a value: gradio compiles what it fills in as JavaScript, and briefings are not ours.
    """
    return gr.HTML(
        html_template=f"<div id='{name}'></div>",
        js_on_load=f"briefings.mount('{name}', {{element, trigger, props, watch}}, {list(events)});",
        apply_default_css=False,
    )


def _question_box() -> gr.Textbox:
    return gr.Textbox(
        label="Question",
        show_label=False,
        placeholder="Ask the briefings…",
        submit_btn="Ask",
        lines=1,
        max_lines=6,
        max_length=LONGEST_QUESTION,
        elem_id="question",
    )


def _launch_settings(host: str) -> dict[str, Any]:
    style = "".join((HERE / name).read_text("utf-8") for name in STYLES)
    script = "".join((HERE / name).read_text("utf-8") for name in SCRIPTS)
    return {
        "theme": THEME,
        # Not css=: gradio rewrites what it is given there, and media queries do not survive it.
        "head": f"<style>{style}</style><script>{script}</script>",
        "app_kwargs": {"middleware": middleware(host), "docs_url": None, "redoc_url": None, "openapi_url": None},
        "max_file_size": FILE_BYTES,
        # Off is not the default of any of these.
        "share": False,
        "run_history": False,
        "enable_monitoring": False,
        "ssr_mode": False,
        "pwa": False,
        "mcp_server": False,
        "footer_links": [],
        "quiet": True,
    }
