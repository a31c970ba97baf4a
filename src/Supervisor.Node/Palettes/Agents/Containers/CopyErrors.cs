using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Copying;

namespace Supervisor.Node.Palettes.Agents.Containers;

internal static class CopyErrors
{
    public static OperatorError Nothing(CopyPath path) =>
        new(
            ErrorCodes.NotFound,
            $"There is nothing at {path} in the container.",
            "",
            "Look what there is: pbm agent exec NAME -- ls DIRECTORY"
        );

    public static OperatorError NoDirectory(CopyPath path, string agent) =>
        new(
            ErrorCodes.Refused,
            $"{(agent.Length > 0 ? $"{agent}:" : "")}{path} is no directory in the container.",
            "A path that ends in a slash is one, and so is what an archive is unpacked in.",
            "Name a directory that is there."
        );
}
