// The page closes the network to itself. A policy can only be made stricter, and this page has no way to loosen it again.

/** Nothing may be fetched, sent, embedded or submitted from here on. */
export function lock(): void {
    const policy = document.createElement("meta");
    policy.httpEquiv = "Content-Security-Policy";
    policy.content = "connect-src 'none'; frame-src 'none'; object-src 'none'; media-src 'none'; img-src data:; form-action 'none'";
    document.head.append(policy);
}

/** Whether the browser refuses to let the page speak even to the server it came from. */
export async function isLocked(): Promise<boolean> {
    const refused = new Promise<boolean>((told) => {
        const listen = (event: SecurityPolicyViolationEvent) => told(event.effectiveDirective === "connect-src");
        document.addEventListener("securitypolicyviolation", listen, { once: true });
        // A network that is merely down must not look like a policy.
        setTimeout(() => told(false), 2000);
    });
    return fetch(document.location.href, { cache: "no-store" }).then(
        () => false,
        () => refused,
    );
}
