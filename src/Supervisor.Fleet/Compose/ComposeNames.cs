namespace Supervisor.Fleet.Compose;

/// <summary>The names that Compose V2 gives, so that what it made before is found.</summary>
internal static class ComposeNames
{
    public const string DefaultNetwork = "default";

    public static string Container(string project, string service) => $"{project}-{service}-1";

    public static string Resource(string project, string key) => $"{project}_{key}";
}
