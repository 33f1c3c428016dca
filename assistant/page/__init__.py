"""The chat page: what the browser shows of an assistant.

Gradio asks two hosts outside about itself when it is imported and started, unless these are set before.
"""

import os

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # any other spelling of false means true to gradio
os.environ["HF_HUB_OFFLINE"] = "1"
