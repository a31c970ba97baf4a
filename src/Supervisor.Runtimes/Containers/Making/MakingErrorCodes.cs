namespace Supervisor.Runtimes.Containers.Making;

/// <summary>Why a container could not be made. Codes are added, never renamed.</summary>
internal static class MakingErrorCodes
{
    public const string NoImage = "container.no-image";
    public const string BadImage = "container.bad-image-name";
    public const string NotPulled = "container.image-not-pulled";
    public const string NoNetwork = "container.no-network";
    public const string NoVolume = "container.no-volume";
    public const string NoFile = "container.no-file";
    public const string NameTaken = "container.name-taken";
}
