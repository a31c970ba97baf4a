using System.Security.Cryptography;
using System.Text;
using Supervisor.Cluster.Files;

namespace Supervisor.Node.Fleets;

/// <summary>
/// Keeps what may be secret on this machine, each in a file of its own, and gives a keyed hash to refer to it by: in revisions
/// and journals stands nothing from which somebody without the key could guess a short secret.
/// </summary>
internal sealed class SecretStore
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const string KeyFile = "key";
    private const string OwnKeyFile = "own-key";
    private const string EarlierKeysFile = "earlier-keys";

    private readonly string _directory;
    private readonly byte[] _key;
    private readonly byte[] _ownKey;
    private readonly IReadOnlyList<byte[]> _earlier;

    private SecretStore(string directory, byte[] key, byte[] ownKey, IReadOnlyList<byte[]> earlier) =>
        (_directory, _key, _ownKey, _earlier) = (directory, key, ownKey, earlier);

    public static SecretStore Open(string directory, Func<int, byte[]> chance)
    {
        Directory.CreateDirectory(directory, OwnerOnly);
        var path = Path.Combine(directory, KeyFile);
        if (!File.Exists(path))
        {
            AtomicFile.Write(path, Convert.ToHexStringLower(chance(KeyBytes)));
        }

        var key = Convert.FromHexString(File.ReadAllText(path));
        var own = Path.Combine(directory, OwnKeyFile);
        return new SecretStore(
            directory,
            key,
            File.Exists(own) ? Convert.FromHexString(File.ReadAllText(own)) : key,
            [.. EarlierIn(directory).Select(Convert.FromHexString)]
        );
    }

    /// <summary>For whoever is to read what is wrapped here.</summary>
    public ReadOnlyMemory<byte> Key => _key;

    /// <summary>
    /// Seals with another's key from now on. All before are kept, so that what was sealed can still be read, also in the cluster that was
    /// left; what was hashed with the first does not look changed.
    /// </summary>
    public static void TakeKey(string directory, ReadOnlySpan<byte> key)
    {
        Directory.CreateDirectory(directory, OwnerOnly);
        var (path, own) = (Path.Combine(directory, KeyFile), Path.Combine(directory, OwnKeyFile));
        if (File.Exists(path) && !File.Exists(own))
        {
            AtomicFile.Write(own, File.ReadAllText(path));
        }
        else if (File.Exists(path))
        {
            var earlier = EarlierIn(directory).Append(File.ReadAllText(path)).Distinct(StringComparer.Ordinal);
            AtomicFile.Write(Path.Combine(directory, EarlierKeysFile), string.Join('\n', earlier));
        }

        AtomicFile.Write(path, Convert.ToHexStringLower(key));
    }

    /// <summary>A key of this node's own for one purpose, from which no other can be found; the same whatever cluster it joins.</summary>
    public byte[] OwnKeyFor(string purpose) => HMACSHA256.HashData(_ownKey, Encoding.UTF8.GetBytes(purpose));

    /// <summary>What it is called by the key that is the node's own; nothing is kept.</summary>
    public string OwnNameOf(ReadOnlySpan<byte> content) => NameOf(_ownKey, content);

    /// <summary>Durable when it returns. The same content always has the same name.</summary>
    public string Seal(ReadOnlySpan<byte> content)
    {
        var name = NameOf(_key, content);
        var path = PathOf(name);
        if (!File.Exists(path))
        {
            AtomicFile.Write(path, Convert.ToBase64String(content));
        }

        return name;
    }

    /// <returns>Null: it is not on this machine, or is not what it was.</returns>
    public byte[]? Unseal(string name)
    {
        try
        {
            var content = Convert.FromBase64String(File.ReadAllText(PathOf(name), Encoding.ASCII));
            return _earlier.Prepend(_ownKey).Prepend(_key).Any(key => NameOf(key, content) == name) ? content : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }

    /// <summary>For whoever has the same key. The same content always becomes the same text.</summary>
    public string Wrap(ReadOnlySpan<byte> content)
    {
        // Of the content itself, so that no two contents ever share one.
        var nonce = HMACSHA256.HashData(KeyFor("wrapping-nonce"), content)[..NonceBytes];
        var cipher = new byte[content.Length];
        var tag = new byte[TagBytes];
        using var wrapping = new AesGcm(KeyFor("wrapping"), TagBytes);
        wrapping.Encrypt(nonce, content, cipher, tag);
        return Convert.ToBase64String([.. nonce, .. tag, .. cipher]);
    }

    /// <summary>Kept here from then on.</summary>
    /// <returns>Null: it was wrapped with another key, or is not what was named.</returns>
    public byte[]? Unwrap(string name, string wrapped)
    {
        try
        {
            ReadOnlySpan<byte> all = Convert.FromBase64String(wrapped);
            if (all.Length < NonceBytes + TagBytes)
            {
                return null;
            }

            var content = new byte[all.Length - NonceBytes - TagBytes];
            using var wrapping = new AesGcm(KeyFor("wrapping"), TagBytes);
            wrapping.Decrypt(
                all[..NonceBytes],
                all[(NonceBytes + TagBytes)..],
                all.Slice(NonceBytes, TagBytes),
                content
            );
            return Seal(content) == name ? content : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private byte[] KeyFor(string purpose) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(purpose));

    private static string[] EarlierIn(string directory)
    {
        var path = Path.Combine(directory, EarlierKeysFile);
        return File.Exists(path) ? File.ReadAllLines(path) : [];
    }

    private static string NameOf(byte[] key, ReadOnlySpan<byte> content) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, content));

    // What names a secret in a revision may come from elsewhere: it must not lead out of the directory.
    private string PathOf(string name) => Path.Combine(_directory, Path.GetFileName(name));
}
