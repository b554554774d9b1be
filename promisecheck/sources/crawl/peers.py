"""Which machines may be talked to: any public one, and a private one only where the user named it."""

import ipaddress
from dataclasses import dataclass, field

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class PeerRefused(Exception):
    """The host led to an address that must not be asked; no byte was sent."""

    def __init__(self, host: str, address: str) -> None:
        """Keep both for the message."""
        super().__init__(f"{host} leads to the private address {address}")


@dataclass(slots=True)
class Peers:
    """The rule for one crawl: `named` are the hosts that the user named, possibly local ones."""

    named: frozenset[str]
    _public: set[str] = field(default_factory=set)
    """Named hosts that answered from a public address: from then on they may not turn private (DNS rebinding)."""

    def check(self, host: str, address: str) -> None:
        """Raises PeerRefused for a private address of a host that was not named, or that was public before."""
        host = host.strip("[]").lower()
        if not is_private(address):
            self._public.add(host)
        elif host not in self.named or host in self._public:
            raise PeerRefused(host, address)


def is_private(address: str) -> bool:
    """Whether an IP address is not one of the open internet, however it is wrapped.

    >>> is_private("10.0.0.1"), is_private("::ffff:10.0.0.1"), is_private("169.254.169.254"), is_private("9.9.9.9")
    (True, True, True, False)
    """
    try:
        ip = _unwrapped(ipaddress.ip_address(address.partition("%")[0]))
    except ValueError:
        return True
    return not ip.is_global or ip.is_multicast


def _unwrapped(ip: Address) -> Address:
    """The IPv4 address inside a mapped, 6to4, Teredo or NAT64 one."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)
