using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Merging;

/// <summary>What makes an item of a list the same as one of another file. Null: nothing, both stay.</summary>
internal static class ItemKey
{
    private const string SecretDirectory = "/run/secrets";

    public static string? OfText(TreeNode item) => (item as ScalarNode)?.Text;

    public static string? OfValue(TreeNode item) => OfText(item)?.Split('=', 2)[0];

    public static string? OfConfig(TreeNode item) => OfGrant(item, "");

    public static string? OfSecret(TreeNode item) => OfGrant(item, SecretDirectory);

    public static string? OfEnvFile(TreeNode item) => OfText(item) ?? Text(item, "path");

    public static string? OfNeed(TreeNode item) => OfText(item) ?? Text(item, "name");

    public static string? OfTemplate(TreeNode item) => Text(item, "to");

    /// <summary>Where it is in the container.</summary>
    public static string? OfMount(TreeNode item) =>
        (item is ScalarNode scalar ? ShortMount.Of(scalar.Text).Target : Text(item, "target"))?.TrimEnd('/');

    public static string? OfDevice(TreeNode item) =>
        item is ScalarNode scalar
            ? scalar.Text.Split(':') is [_, var target, ..]
                ? target
                : scalar.Text
            : Text(item, "target") ?? Text(item, "source");

    /// <summary>Address, port of the host, port of the container, protocol.</summary>
    public static string? OfPort(TreeNode item) =>
        item is ScalarNode scalar ? OfPort(scalar.Text)
        : Text(item, "target") is { } target
            ? Port(Text(item, "host_ip"), Text(item, "published"), target, Text(item, "protocol"))
        : null;

    private static string OfPort(string text)
    {
        var (ports, protocol) = text.Split('/', 2) is [var before, var behind] ? (before, behind) : (text, null);
        var (rest, target) = SplitLast(ports);
        var (address, published) = rest is null ? (null, null) : SplitLast(rest);
        return Port(address?.Trim('[', ']'), published, target, protocol);
    }

    private static (string? Before, string Last) SplitLast(string text) =>
        text.LastIndexOf(':') is var colon and >= 0 && !text.EndsWith(']')
            ? (text[..colon], text[(colon + 1)..])
            : (null, text);

    private static string Port(string? address, string? published, string target, string? protocol) =>
        $"{(string.IsNullOrEmpty(address) ? "0.0.0.0" : address)}:{published}:{target}/{protocol ?? "tcp"}";

    private static string? OfGrant(TreeNode item, string directory) =>
        item is ScalarNode scalar ? $"{directory}/{scalar.Text}"
        : Text(item, "target") is { } target
            ? target.StartsWith('/') ? target
                : $"{directory}/{target}"
        : Text(item, "source") is { } source ? $"{directory}/{source}"
        : null;

    private static string? Text(TreeNode item, string key) =>
        (item as MapNode)?.Find(key)?.Value is ScalarNode { IsNull: false } scalar ? scalar.Text : null;
}
