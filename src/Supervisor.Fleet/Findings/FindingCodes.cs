namespace Supervisor.Fleet.Findings;

/// <summary>Codes of findings that others than the judge know by name.</summary>
public static class FindingCodes
{
    public const string UnknownProfile = "unknown-profile";
}
