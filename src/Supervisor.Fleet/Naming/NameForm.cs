namespace Supervisor.Fleet.Naming;

/// <summary>The forms in which a name can be written; text is only a name if it has one of them.</summary>
internal enum NameForm
{
    None,

    /// <summary>A group or an agent.</summary>
    Bare,

    /// <summary><c>NODE/GROUP</c> or <c>GROUP/AGENT</c>.</summary>
    Pair,

    /// <summary><c>NODE/GROUP/AGENT</c>.</summary>
    Whole,

    /// <summary><c>AGENT@NODE</c>.</summary>
    At,
}

internal static class NameForms
{
    internal static NameForm Of(string text)
    {
        if (text.Split('/', '@').Any(string.IsNullOrWhiteSpace))
        {
            return NameForm.None;
        }

        return (text.Count('/'), text.Count('@')) switch
        {
            (0, 0) => NameForm.Bare,
            (1, 0) => NameForm.Pair,
            (2, 0) => NameForm.Whole,
            (0, 1) => NameForm.At,
            _ => NameForm.None,
        };
    }

    private static int Count(this string text, char sign) => text.AsSpan().Count(sign);
}
