namespace Supervisor.Fleet.Findings;

/// <summary>So much of a text as fits into a message.</summary>
internal static class Excerpt
{
    private const int Length = 60;

    public static string Of(string text) => text.Length <= Length ? text : text[..(Length - 3)] + "...";
}
