using System.Security.Cryptography;
using System.Text;
using Supervisor.Contracts.Ids;

namespace Supervisor.Node.Fleets;

/// <summary>The id of a command that follows from something said before: made again after a crash, it is the same command.</summary>
internal static class DerivedId
{
    private const int IdBytes = 16;

    public static CommandId Of(FormattableString what)
    {
        var text = FormattableString.Invariant(what);
        return CommandId.FromEntropy(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, IdBytes));
    }
}
