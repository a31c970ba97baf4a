using System.Security.Cryptography.X509Certificates;
using Supervisor.Cluster.Joining.Exchange;

namespace Supervisor.Cluster.Joining.Asking;

/// <summary>What a member gave for a token; all that must be there is.</summary>
/// <param name="Authority">By the fingerprint in the token.</param>
internal sealed record TokenAnswer(Admission Admission, byte[] Leaf, X509Certificate2 Authority, string? AuthorityKey);
