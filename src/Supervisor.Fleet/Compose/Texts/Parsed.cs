namespace Supervisor.Fleet.Compose.Texts;

/// <summary>What a text of some form means, or why it means nothing: one parser for the check and for the binder.</summary>
internal readonly record struct Parsed<T>(T? Value, string? Flaw)
    where T : class
{
    public static implicit operator Parsed<T>(T value) => new(value, null);

    public static Parsed<T> Not(string flaw) => new(null, flaw);
}
