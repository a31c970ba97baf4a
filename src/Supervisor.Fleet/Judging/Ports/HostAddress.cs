namespace Supervisor.Fleet.Judging.Ports;

/// <summary>The address of the machine at which a port is held.</summary>
internal readonly record struct HostAddress(string Text)
{
    /// <summary>Every address, of both families.</summary>
    public static readonly HostAddress Any = new("");

    public static readonly HostAddress Loopback = new("127.0.0.1");

    private bool IsAny => Text is "" or "*";

    private bool IsSix => Text.Contains(':');

    private bool IsAnyOfFamily => Text is "0.0.0.0" or "::" or "[::]";

    public static HostAddress Of(string? text) => text is null ? Any : new HostAddress(text.Trim('[', ']'));

    public bool Overlaps(HostAddress other) =>
        IsAny || other.IsAny || (IsSix == other.IsSix && (IsAnyOfFamily || other.IsAnyOfFamily || Text == other.Text));
}
