namespace Supervisor.Contracts.Text;

/// <summary>Names of nodes, of clusters and of people: short, and safe in a host name, a label, a file name and <c>agent@node</c>.</summary>
public static class NameText
{
    public const int MaxLength = 63;

    /// <summary>What follows "A name is".</summary>
    public const string Rule = "1 to 63 lower-case letters, digits, dots and dashes, and begins with a letter or digit";

    public static bool IsValid(string? name) =>
        name is { Length: > 0 and <= MaxLength } && char.IsAsciiLetterOrDigit(name[0]) && name.All(IsAllowed);

    public static bool IsAllowed(char letter) =>
        char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '.';
}
