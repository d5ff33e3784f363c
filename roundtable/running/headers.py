"""Security headers: what browsers should know that Django and django-csp do not say."""

from django.conf import settings
from django.utils.deprecation import MiddlewareMixin

# What no page of ours does, and so no script that somebody slips in may do either.
PERMISSIONS_POLICY = (
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), "
    "geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), "
    "payment=(), picture-in-picture=(), screen-wake-lock=(), usb=(), "
    "xr-spatial-tracking=()"
)


class SecurityHeaders(MiddlewareMixin):
    """Say who may embed an answer, and which features of a browser our pages use.

    What is meant for others stays open to them: whatever any origin may read, and the
    pictures of public records, which feed readers and harvesters show. A picture of
    a draft stays closed all the same, for no browser sends its session along there.
    """

    def process_response(self, request, response):
        shared = response.has_header("Access-Control-Allow-Origin")
        shared = shared or request.path.startswith(settings.MEDIA_URL)
        response["Cross-Origin-Resource-Policy"] = (
            "cross-origin" if shared else "same-origin"
        )
        if not request.path.startswith(settings.STATIC_URL):  # none of those is a page
            response["Permissions-Policy"] = PERMISSIONS_POLICY
            response["Reporting-Endpoints"] = f'csp="{settings.CSP_REPORTS_URL}"'
        return response
