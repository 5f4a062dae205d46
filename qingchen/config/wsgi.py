"""The door for the web server."""

import faulthandler

from qingchen.config.setup import set_up

# A process that dies in native code leaves its threads' places in the server's log.
faulthandler.enable()
set_up()

from django.core.wsgi import get_wsgi_application  # noqa: E402  (Django must be configured first)

from qingchen.accounts.store import start_sealer  # noqa: E402
from qingchen.config.ending import end_at_once, end_with_parent  # noqa: E402
from qingchen.config.refusal import refuse_to_start_without_keys  # noqa: E402
from qingchen.registers.actions.keeping import start_keeper  # noqa: E402

end_with_parent()
refuse_to_start_without_keys()
application = get_wsgi_application()
start_sealer()
start_keeper()
end_at_once()
