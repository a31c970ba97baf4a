using Supervisor.Contracts;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Guard.Hosting;

/// <param name="DataDirectory">The node's.</param>
/// <param name="UseCgroups">False holds processes together by session, as if there were no cgroups.</param>
internal sealed record GuardOptions(string DataDirectory, bool UseCgroups)
{
    private const string Usage = "usage: supervisor guard --data-dir DIR [--no-cgroups]";

    public static Outcome<GuardOptions> Parse(IReadOnlyList<string> words)
    {
        string? directory = null;
        var useCgroups = true;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == "--no-cgroups")
            {
                useCgroups = false;
            }
            else if (words[i] == "--data-dir" && i + 1 < words.Count)
            {
                directory = words[++i];
            }
            else
            {
                return Bad($"The guard does not know '{words[i]}'.");
            }
        }

        return directory is null
            ? Bad("The guard needs to know its data directory.")
            : new GuardOptions(Path.GetFullPath(directory), useCgroups);
    }

    private static OperatorError Bad(string message) => new(GuardErrorCodes.BadOption, message, "", Usage);
}
