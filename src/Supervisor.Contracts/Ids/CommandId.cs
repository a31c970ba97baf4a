using System.Diagnostics.CodeAnalysis;

namespace Supervisor.Contracts.Ids;

/// <summary>
/// Made by the client before it asks for a change, so that asking again with the same id runs the change at most once.
/// Any text of 1 to 64 letters, digits, dots, dashes and underscores is one: scripts may bring their own.
/// </summary>
public sealed record CommandId
{
    private const int MaxLength = 64;

    private CommandId(string value) => Value = value;

    public string Value { get; }

    /// <summary>The caller brings the 16 random bytes, so that a simulation can repeat them.</summary>
    public static CommandId FromEntropy(ReadOnlySpan<byte> entropy) => new(IdText.FromEntropy(entropy));

    public static bool TryParse(string? text, [NotNullWhen(true)] out CommandId? id)
    {
        id = text is { Length: > 0 and <= MaxLength } && text.All(IsAllowed) ? new CommandId(text) : null;
        return id is not null;
    }

    public override string ToString() => Value;

    private static bool IsAllowed(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_';
}
