// Nextcloud's reader, which also says what it finds wrong.
import { followedBy, printedBy } from './a-client.ts';

followedBy({
  name: 'sabre/vobject',
  needs: [
    [
      'php',
      '-r',
      'require "Sabre/VObject/autoload.php"; exit(class_exists("Sabre\\VObject\\Reader") ? 0 : 1);',
    ],
  ],
  packages: 'php-cli php-sabre-vobject',
  read: (feed, days) => printedBy('php', './read-sabre.php', feed, days),
});
