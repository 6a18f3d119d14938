<?php
// A real site meets the calendar at a public name, at port 443, with a certificate that is signed. Here it is on this
// computer, at whatever port is free, with one that is not: that is let through, for the calendar alone.
add_filter('http_request_host_is_external', fn($is, $host) => $is || $host === getenv('CALENDAR_HOST'), 10, 2);
add_filter('http_allowed_safe_ports', fn($ports) => [...$ports, (int) getenv('CALENDAR_PORT')]);
add_filter('https_ssl_verify', '__return_false');

// No letters leave.
function wp_mail() {
    return true;
}
