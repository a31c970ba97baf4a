namespace Supervisor.Guard.Cgroups;

/// <summary>How a workload's cgroup is called: for people by its agent, and for us by its ticket.</summary>
internal static class CgroupLeaf
{
    private const int MostLetters = 64;

    public static string Name(string agent, string ticket)
    {
        var readable = agent.Take(MostLetters).Select(letter => IsPlain(letter) ? letter : '_');
        return $"{string.Concat(readable)}-{ticket}";
    }

    // A dot could make it look like a file of the kernel's: "memory.max".
    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_';
}
