namespace Supervisor.Cluster.Joining;

/// <summary>What strangers say, as it may stand in logs and on terminals: short, and of letters alone.</summary>
internal static class StrangersText
{
    private const int MostLetters = 100;

    public static string Shown(string? said) =>
        string.Concat((said ?? "").Take(MostLetters).Select(static letter => IsPlain(letter) ? letter : '?'));

    private static bool IsPlain(char letter) => letter is >= ' ' and <= '~';
}
