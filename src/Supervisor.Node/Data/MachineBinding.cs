using System.Security.Cryptography;
using System.Text;

namespace Supervisor.Node.Data;

/// <summary>
/// Which machine this is, so that a copied data directory does not run one node twice. systemd asks that the machine id
/// itself is never shown, so it is hashed with this program's own key.
/// </summary>
internal static class MachineBinding
{
    private const int MachineIdLength = 32;

    /// <summary>Null where the system has no machine id, as in many containers: then there is nothing to bind to.</summary>
    public static string? OfThisMachine(string path = "/etc/machine-id")
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var id = File.ReadAllText(path).Trim();
        return id.Length == MachineIdLength && id.All(char.IsAsciiHexDigitLower) ? Hash(id) : null;
    }

    private static string Hash(string machineId) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.ASCII.GetBytes(machineId), "supervisor data directory"u8)
        );
}
