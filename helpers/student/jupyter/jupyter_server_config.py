"""Settings of JupyterLab for students, as are the other files beside this one.

Jupyter reads them where this folder is on JUPYTER_CONFIG_PATH.
"""

from pathlib import Path

c = get_config()  # noqa: F821 - Jupyter has put it here

c.ContentsManager.pre_save_hook = "helpers.student.saving.mark_copies"

# JupyterLab looks for custom.css in the user's folder alone; this adds ours.
c.LabApp.custom_css = True
styles = str(Path(__file__).with_name("custom"))
c.ServerApp.tornado_settings = {"static_custom_path": [styles]}
