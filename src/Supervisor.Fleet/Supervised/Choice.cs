namespace Supervisor.Fleet.Supervised;

/// <summary>The words of a fleet file that stand for one of a few choices. What is absent or no such word is null.</summary>
internal sealed class Choice<T>(params (string Word, T Meaning)[] words)
    where T : struct, Enum
{
    public T? Meaning(string? text) =>
        Array.FindIndex(words, known => known.Word == text) is >= 0 and var index ? words[index].Meaning : null;

    public string Of(T meaning) => Array.Find(words, known => known.Meaning.Equals(meaning)).Word;
}
