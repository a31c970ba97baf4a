namespace Supervisor.Fleet.Places;

/// <summary>Where something is written. Lines and columns count from 1, as editors count them.</summary>
/// <param name="File">As the user named it.</param>
public sealed record Place(string File, int Line, int Column)
{
    public override string ToString() => $"{File}:{Line}:{Column}";
}
