"""A polite crawl of one site: robots.txt, sitemap and links, only GET, one host, within limits."""
