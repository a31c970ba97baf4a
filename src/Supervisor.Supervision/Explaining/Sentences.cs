namespace Supervisor.Supervision.Explaining;

internal static class Sentences
{
    /// <summary>Those that say something, with a space between.</summary>
    internal static string Join(params IEnumerable<string> sentences) =>
        string.Join(' ', sentences.Where(sentence => sentence.Length > 0));
}
