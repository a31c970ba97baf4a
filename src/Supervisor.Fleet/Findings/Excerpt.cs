namespace Supervisor.Fleet.Findings;

/// <summary>So much of a text as fits into a message.</summary>
internal static class Excerpt
{
    private const int Length = 60;

    public static string Of(string text, int most = Length) => text.Length <= most ? text : Cut(text, most - 3) + "...";

    /// <summary>A character of two halves is left out whole: alone, one half is no text that a program could be sent.</summary>
    private static string Cut(string text, int length) =>
        text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
