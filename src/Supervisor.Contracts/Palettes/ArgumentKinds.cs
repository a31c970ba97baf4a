namespace Supervisor.Contracts.Palettes;

/// <summary>What the value of an argument means. Strings and not an enum: a newer node may name a kind we do not know.</summary>
public static class ArgumentKinds
{
    public const string Text = "text";

    /// <summary>A whole number.</summary>
    public const string Number = "number";

    public const string Choice = "choice";

    /// <summary>Takes no value: it is there (<c>true</c>) or not. Every other kind takes one.</summary>
    public const string Flag = "flag";

    public const string Agent = "agent";

    public const string Group = "group";

    public const string Node = "node";

    /// <summary>A file on the operator's machine; the client reads it and sends its content along.</summary>
    public const string File = "file";

    /// <summary>
    /// A fleet file, or <c>FILE+OVERRIDE</c>, on the operator's machine; the client reads all that the fleet is made of, and
    /// sends it in one piece as <see cref="FleetContent"/>.
    /// </summary>
    public const string Fleet = "fleet";

    /// <summary>The name under which a fleet is among the files of a request.</summary>
    public const string FleetContent = "fleet";

    /// <summary>As in <c>500ms</c>, <c>30s</c>, <c>1h30m</c>.</summary>
    public const string Duration = "duration";
}
