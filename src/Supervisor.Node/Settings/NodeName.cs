namespace Supervisor.Node.Settings;

/// <summary>Names of nodes: short, and safe in a host name, a label, a file name and <c>agent@node</c>.</summary>
internal static class NodeName
{
    private const int MaxLength = 63;

    public const string Rule =
        "A node's name is 1 to 63 lower-case letters, digits, dots and dashes, and begins with a letter or digit.";

    public static bool IsValid(string name) =>
        name.Length is > 0 and <= MaxLength && char.IsAsciiLetterOrDigit(name[0]) && name.All(IsAllowed);

    /// <summary>The host's name without its domain, made to fit the rule.</summary>
    public static string FromHost(string hostName)
    {
        var label = hostName.Split('.')[0].ToLowerInvariant();
        var fitting = string.Concat(label.Select(letter => IsAllowed(letter) ? letter : '-')).Trim('-');
        var name = fitting.Length > MaxLength ? fitting[..MaxLength] : fitting;
        return name.Length == 0 ? "node" : name;
    }

    private static bool IsAllowed(char letter) =>
        char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '.';
}
