namespace Supervisor.Fleet.Compose.Texts;

/// <summary>A line of <c>extra_hosts</c>: <c>name=address</c> or, older, <c>name:address</c>.</summary>
internal sealed record HostText(string Name, string Address)
{
    /// <summary>What the engine replaces by the host's own address.</summary>
    private const string Gateway = "host-gateway";

    public static Parsed<HostText> Parse(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal) is var equals and >= 0
            ? equals
            : text.IndexOf(':', StringComparison.Ordinal);
        return at <= 0
            ? Parsed<HostText>.Not("it names no host, or no address")
            : Of(text[..at].Trim(), text[(at + 1)..].Trim());
    }

    public static Parsed<HostText> Of(string name, string address)
    {
        var bare = address.StartsWith('[') && address.EndsWith(']') ? address[1..^1] : address;
        return bare == Gateway || AddressText.IsAddress(bare)
            ? new HostText(name, bare)
            : Parsed<HostText>.Not($"'{bare}' is neither an address nor {Gateway}");
    }
}
