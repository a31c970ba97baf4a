using System.Text;

namespace Supervisor.Guard.Cgroups;

/// <summary>The name of the directory below which a guard makes its cgroups: another for every data directory.</summary>
internal static class CgroupFolder
{
    // FNV-1a: the same name for the same path in every version, and no library of secrets for it.
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static string Of(string dataDirectory) =>
        $"supervisor-{Encoding.UTF8.GetBytes(dataDirectory).Aggregate(Basis, (hash, letter) => unchecked((hash ^ letter) * Prime)):x16}";
}
