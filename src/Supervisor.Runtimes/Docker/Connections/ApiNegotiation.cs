using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Runtimes.Docker.Connections;

/// <summary>Finds the version that an engine and this client both speak: the highest of them.</summary>
internal static class ApiNegotiation
{
    /// <param name="engine">As the operator knows it: its name and version.</param>
    /// <param name="lowest">Null when it does not say.</param>
    public static Outcome<ApiVersion> Agree(string engine, ApiVersion highest, ApiVersion? lowest)
    {
        if (highest < ApiVersion.Lowest)
        {
            return new OperatorError(
                EngineErrorCodes.TooOld,
                $"{engine} is too old.",
                $"It speaks versions of the Engine API up to {highest}; the lowest that is supported is {ApiVersion.Lowest} (Docker 20.10).",
                "Upgrade the engine."
            );
        }

        if (lowest > ApiVersion.Highest)
        {
            return new OperatorError(
                EngineErrorCodes.TooNew,
                $"{engine} is too new for this version of Supervisor.",
                $"It speaks versions of the Engine API from {lowest} on; the highest that is known is {ApiVersion.Highest}.",
                "Upgrade Supervisor, or set the engine's min-api-version."
            );
        }

        return highest < ApiVersion.Highest ? highest : ApiVersion.Highest;
    }
}
