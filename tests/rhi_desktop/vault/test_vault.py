"""A vault is made once, opens for those who may, and is never made anew by mistake."""

from pathlib import Path

import pytest

from rhi_desktop.errors import (
    BugError,
    KeysUnreadable,
    StoreInUse,
    StoreMissing,
    VaultExists,
    VaultMissing,
    WrongPassphrase,
    WrongRecoveryCode,
)
from rhi_desktop.vault.files import sync_folder
from rhi_desktop.vault.recovery_code import new_secret_and_code
from rhi_desktop.vault.vault import (
    CHEAPEST,
    change_passphrase,
    is_vault,
    make_vault,
    open_vault,
    open_with_recovery_code,
    passphrase_bytes,
    renew_passphrase,
)
from tests.rhi_desktop.vault.made import Made


def test_a_new_vault_is_two_files_for_their_owner_only(made: Made) -> None:
    assert made.folder.stat().st_mode & 0o777 == 0o700
    modes = {file.name: file.stat().st_mode & 0o777 for file in made.folder.iterdir()}
    assert modes == {"store.keys": 0o600, "store.db": 0o600}


def test_a_vault_opens_with_its_passphrase_and_with_its_code(made: Made) -> None:
    connection = made.opened()
    connection.run("CREATE TABLE t (a TEXT) STRICT")
    connection.run("INSERT INTO t VALUES ('kept')")
    connection.close()
    again = open_with_recovery_code(made.folder, made.code.lower())
    assert again.run("SELECT a FROM t") == [("kept",)]
    assert again.folder == made.folder
    again.close()


def test_two_vaults_with_one_passphrase_share_nothing(tmp_path: Path) -> None:
    codes, stores = set(), set()
    for name in ("one", "two"):
        passphrase = passphrase_bytes("the same words")
        codes.add(make_vault(tmp_path / name, passphrase, cost=CHEAPEST))
        stores.add((tmp_path / name / "store.db").read_bytes())
    assert len(codes) == len(stores) == 2


def test_a_wrong_passphrase_or_code_changes_no_byte(made: Made) -> None:
    before = made.contents()
    times = [file.stat().st_mtime_ns for file in made.folder.iterdir()]
    with pytest.raises(WrongPassphrase):
        open_vault(made.folder, passphrase_bytes("other words"))
    with pytest.raises(WrongPassphrase):
        open_vault(made.folder, bytearray())
    with pytest.raises(WrongRecoveryCode):
        open_with_recovery_code(made.folder, new_secret_and_code()[1])
    with pytest.raises(WrongRecoveryCode):
        open_with_recovery_code(made.folder, "not a code")
    with pytest.raises(WrongPassphrase):
        change_passphrase(made.folder, bytearray(b"no"), bytearray(b"new"))
    assert made.contents() == before
    assert [file.stat().st_mtime_ns for file in made.folder.iterdir()] == times


def test_a_passphrase_is_wiped_however_the_call_ends(made: Made) -> None:
    right, wrong = passphrase_bytes(made.passphrase), passphrase_bytes("wrong")
    unused, old, new = bytearray(b"unused"), bytearray(b"old"), bytearray(b"new")
    open_vault(made.folder, right).close()
    with pytest.raises(WrongPassphrase):
        open_vault(made.folder, wrong)
    with pytest.raises(VaultExists):
        make_vault(made.folder, unused)
    with pytest.raises(WrongPassphrase):
        change_passphrase(made.folder, old, new)
    assert not any(right + wrong + unused + old + new)


@pytest.mark.parametrize("spent", [bytearray(), bytearray(9)])
def test_a_passphrase_that_was_wiped_makes_no_vault(
    made: Made, spent: bytearray
) -> None:
    with pytest.raises(BugError):
        make_vault(made.folder / "new", spent.copy())
    with pytest.raises(BugError):
        change_passphrase(made.folder, passphrase_bytes(made.passphrase), spent.copy())
    with pytest.raises(BugError):
        renew_passphrase(made.folder, made.code, spent.copy())
    assert not (made.folder / "new").exists()
    made.opened().close()


def test_a_vault_is_never_made_over_another(made: Made) -> None:
    before = made.contents()
    with pytest.raises(VaultExists):
        make_vault(made.folder, passphrase_bytes("other words"), cost=CHEAPEST)
    (made.folder / "store.keys").rename(made.folder / "elsewhere.keys")
    with pytest.raises(VaultExists):
        make_vault(made.folder, passphrase_bytes("other words"), cost=CHEAPEST)
    (made.folder / "elsewhere.keys").rename(made.folder / "store.keys")
    (made.folder / "store.db").rename(made.folder.parent / "store.db")
    with pytest.raises(VaultExists):
        make_vault(made.folder, passphrase_bytes("other words"), cost=CHEAPEST)
    (made.folder.parent / "store.db").rename(made.folder / "store.db")
    assert made.contents() == before


def test_a_folder_without_a_vault_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path, tmp_path / "absent", tmp_path / "file"):
        assert not is_vault(place)
        with pytest.raises(VaultMissing):
            open_vault(place, passphrase_bytes("any words"))


def test_keys_without_a_store_are_told_and_no_store_is_made(made: Made) -> None:
    (made.folder / "store.db").unlink()
    assert is_vault(made.folder)
    with pytest.raises(StoreMissing):
        made.opened()
    assert [file.name for file in made.folder.iterdir()] == ["store.keys"]


def test_a_store_without_keys_is_told_as_lost_keys(made: Made) -> None:
    (made.folder / "store.keys").unlink()
    assert is_vault(made.folder)
    with pytest.raises(KeysUnreadable):
        made.opened()


def test_a_second_window_is_told_and_the_first_goes_on(made: Made) -> None:
    first = made.opened()
    with pytest.raises(StoreInUse):
        made.opened()
    first.run("CREATE TABLE t (a TEXT) STRICT")
    first.close()
    made.opened().close()


def test_a_changed_passphrase_replaces_the_old_and_keeps_the_code(made: Made) -> None:
    before = (made.folder / "store.db").read_bytes()
    old, new = passphrase_bytes(made.passphrase), passphrase_bytes("quite new words")
    change_passphrase(made.folder, old, new, cost=CHEAPEST)
    assert (made.folder / "store.db").read_bytes() == before
    with pytest.raises(WrongPassphrase):
        made.opened()
    open_vault(made.folder, passphrase_bytes("quite new words")).close()
    open_with_recovery_code(made.folder, made.code).close()


def test_a_passphrase_can_be_changed_while_the_store_is_open(made: Made) -> None:
    connection = made.opened()
    old, new = passphrase_bytes(made.passphrase), passphrase_bytes("quite new words")
    change_passphrase(made.folder, old, new, cost=CHEAPEST)
    connection.run("CREATE TABLE t (a TEXT) STRICT")
    connection.close()
    open_vault(made.folder, passphrase_bytes("quite new words")).close()


def test_a_renewal_replaces_passphrase_and_code(made: Made) -> None:
    new = passphrase_bytes("quite new words")
    code = renew_passphrase(made.folder, made.code, new, cost=CHEAPEST)
    assert code != made.code
    with pytest.raises(WrongPassphrase):
        made.opened()
    with pytest.raises(WrongRecoveryCode):
        open_with_recovery_code(made.folder, made.code)
    with pytest.raises(WrongRecoveryCode):
        renew_passphrase(made.folder, made.code, passphrase_bytes("again"))
    open_vault(made.folder, passphrase_bytes("quite new words")).close()
    open_with_recovery_code(made.folder, code).close()


def test_keys_of_one_vault_do_not_open_the_store_of_another(
    made: Made, tmp_path: Path
) -> None:
    make_vault(tmp_path / "other", passphrase_bytes(made.passphrase), cost=CHEAPEST)
    (tmp_path / "other" / "store.keys").replace(made.folder / "store.keys")
    before = (made.folder / "store.db").read_bytes()
    with pytest.raises(Exception, match="is damaged"):
        made.opened()
    assert (made.folder / "store.db").read_bytes() == before


def test_a_making_cut_short_before_its_keys_is_no_vault_and_may_be_repeated(
    tmp_path: Path,
) -> None:
    for name in ("store.making", "store.making-wal", "store.keys.new"):
        (tmp_path / name).write_bytes(b"cut short")
    assert not is_vault(tmp_path)
    with pytest.raises(VaultMissing):
        open_vault(tmp_path, passphrase_bytes("any words"))
    make_vault(tmp_path, passphrase_bytes("any words"), cost=CHEAPEST)
    open_vault(tmp_path, passphrase_bytes("any words")).close()
    assert {file.name for file in tmp_path.glob("store*")} == {"store.keys", "store.db"}


def test_a_making_cut_short_after_its_keys_is_finished_at_the_first_opening(
    made: Made,
) -> None:
    (made.folder / "store.db").rename(made.folder / "store.making")
    made.opened().close()
    assert set(made.contents()) == {"store.keys", "store.db"}


def test_a_folder_where_a_file_of_that_name_lies_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Exception, match="Nothing can be written"):
        make_vault(tmp_path / "file", passphrase_bytes("any words"), cost=CHEAPEST)
    assert (tmp_path / "file").is_file()


def test_windows_needs_no_forcing_of_folders(tmp_path: Path) -> None:
    sync_folder(tmp_path / "absent", platform="win32")
    with pytest.raises(FileNotFoundError):
        sync_folder(tmp_path / "absent", platform="linux")
