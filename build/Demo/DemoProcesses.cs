using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Supervisor.Build.Demo;

/// <summary>
/// The processes of a demo, or of one of its nodes, as the machine shows them: those that name a directory on their command
/// line or in their environment. So they are found also when the demo that started them was killed.
/// </summary>
/// <param name="directory">A data directory, or one with data directories in it.</param>
internal sealed partial class DemoProcesses(string directory)
{
    private const int Terminate = 15;
    private const int Kill = 9;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    public IEnumerable<int> Daemons => Find("cmdline", words => IsOfOurs(words) && !IsGuard(words));

    public IEnumerable<int> Guards => Find("cmdline", words => IsOfOurs(words) && IsGuard(words));

    public IEnumerable<int> Agents => Find("environ", variables => variables.Any(IsOfAgent));

    public bool AreThere => Daemons.Any() || Guards.Any() || Agents.Any();

    /// <summary>Asks them to end.</summary>
    /// <returns>Whether all have ended in time.</returns>
    public static bool End(Func<IEnumerable<int>> which, TimeSpan limit) => Signal(which, Terminate, limit);

    /// <inheritdoc cref="End"/>
    public static bool Destroy(Func<IEnumerable<int>> which, TimeSpan limit) => Signal(which, Kill, limit);

    private static bool Signal(Func<IEnumerable<int>> which, int signal, TimeSpan limit)
    {
        var watch = Stopwatch.StartNew();
        var told = new HashSet<int>();
        while (which().ToList() is { Count: > 0 } there)
        {
            // Also those that were born meanwhile.
            foreach (var process in there.Where(told.Add))
                _ = SendSignal(process, signal);
            if (watch.Elapsed > limit)
                return false;
            Thread.Sleep(Look);
        }

        return true;
    }

    private bool IsOfOurs(string[] words) =>
        words is [var program, ..]
        && Path.GetFileName(program) == "supervisor"
        && Array.IndexOf(words, "--data-dir") is >= 0 and var option
        && option + 1 < words.Length
        && (words[option + 1] == directory || words[option + 1].StartsWith($"{directory}/", StringComparison.Ordinal));

    private static bool IsGuard(string[] words) => words is [_, "guard", ..];

    private bool IsOfAgent(string variable) =>
        variable.StartsWith($"SUPERVISOR_SOCKET={directory}/", StringComparison.Ordinal);

    private static IEnumerable<int> Find(string file, Predicate<string[]> isMeant) =>
        from entry in Directory.EnumerateDirectories("/proc")
        let process = int.TryParse(Path.GetFileName(entry), CultureInfo.InvariantCulture, out var id) ? id : 0
        where process > 0 && isMeant(Texts(Path.Combine(entry, file)))
        select process;

    private static string[] Texts(string path)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(path)).Split('\0');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // It has ended since, or is another user's, and so is none of ours.
            return [];
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
