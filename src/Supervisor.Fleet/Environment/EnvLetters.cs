namespace Supervisor.Fleet.Environment;

internal static class EnvLetters
{
    /// <summary>But not the end of a line.</summary>
    public static bool IsSpace(char letter) => letter is not '\n' && char.IsWhiteSpace(letter);

    public static bool IsOfName(char letter) =>
        letter is '_' or '.' or '-' or '[' or ']' || char.IsLetterOrDigit(letter);
}
