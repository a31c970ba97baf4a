using Supervisor.Contracts;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Guard.Hosting;

/// <param name="DataDirectory">The node's.</param>
/// <param name="Cgroups">One of <see cref="CgroupChoice"/>.</param>
internal sealed record GuardOptions(string DataDirectory, string Cgroups)
{
    private const string Usage = "usage: supervisor guard --data-dir DIR [--cgroups auto|v1|none]";

    public static Outcome<GuardOptions> Parse(IReadOnlyList<string> words)
    {
        string? directory = null;
        var cgroups = CgroupChoice.Auto;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == "--cgroups" && i + 1 < words.Count && CgroupChoice.IsKnown(words[i + 1]))
            {
                cgroups = words[++i];
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
            : new GuardOptions(Path.GetFullPath(directory), cgroups);
    }

    private static OperatorError Bad(string message) => new(GuardErrorCodes.BadOption, message, "", Usage);
}
